import { slideArea } from "./slideArea.js";

const { width, height, side, titleSizes, text } = slideArea;

/**
 * The theme of all decks, on top of reveal.js's own sheet: dark on white, the pages' serif for what is said, a plain face
 * for what is around it. A slide is a frame of three rows (title, body, footer) that fills the window.
 */
export const DECK_STYLE = `
:root {
  --ink: #1c1b19; --soft: #5b5853; --rule: #dedad3; --tint: #f7f5f1; --link: #174f86; --r-background-color: #fff;
  --reproduced: #00785a; --partly: #8a6100; --not-reproduced: #b3261e;
  --text: "Source Serif 4", Charter, Georgia, serif;
  --plain: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif;
  --code: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace;
}
html, body { margin: 0; height: 100%; background: #fff; color: var(--ink); }
.reveal-viewport { background: #fff; }
.reveal { font: 400 ${text}px/1.42 var(--text); color: var(--ink); --r-controls-color: var(--link); }
.reveal .slides { text-align: left; }
.reveal .slides section { padding: 0; height: 100%; }
.frame { box-sizing: border-box; width: ${width}px; height: ${height}px; padding: 26px ${side}px 12px; display: grid;
  grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr); gap: 12px; background: #fff; contain: strict; }
.frame.bare { grid-template-rows: minmax(0, 1fr) auto; }
.frame h2 { margin: 0; font: 600 ${titleSizes[0]}px/1.18 var(--text); letter-spacing: -0.01em; text-wrap: balance; }
.frame h2.size-1 { font-size: ${titleSizes[1]}px; }
.frame h2.size-2 { font-size: ${titleSizes[2]}px; }
.body { min-height: 0; min-width: 0; display: flex; flex-direction: column; gap: 6px; }
.body > .content { width: 100%; transform-origin: 0 0; }
.body p, .body ul, .body ol, .body blockquote { margin: 0 0 16px; }
.body a[href] { color: var(--link); }
.body code { font-family: var(--code); font-size: 0.86em; }

.drawing { flex: 1; min-height: 0; min-width: 0; position: relative; }
.drawing > svg { position: absolute; inset: 0; width: 100%; height: 100%; margin: auto; }
svg.key { flex: none; max-width: 100%; }
.map { flex: 1; min-height: 0; display: grid; gap: 18px; grid-auto-rows: minmax(0, 1fr); }
${Array.from({ length: 26 }, (_, k) => `.columns-${k + 1} { grid-template-columns: repeat(${k + 1}, minmax(0, 1fr)); }`).join("\n")}
.cell { display: flex; flex-direction: column; min-width: 0; min-height: 0; }
.body .cell-head { margin: 0; font: 400 19px/26px var(--plain); flex: none; }
.lines-1 .cell-head { height: 26px; }
.lines-2 .cell-head { height: 52px; }
.columns-1 > .cell > .cell-head { font-size: 24px; line-height: 30px; height: auto; }

.map.own { row-gap: 10px; }
.own > .cell { flex-direction: row; }
.own > .cell > .cell-head { width: 124px; }

.beside { flex: 1; min-height: 0; display: grid; grid-template: minmax(0, 1fr) / minmax(0, 1fr) 340px; gap: 24px; }
.beside > .map { min-width: 0; }
.numbers { align-self: center; margin: 0; padding-left: 24px; border-left: 2px solid var(--rule); font: 24px/1.3 var(--plain); font-variant-numeric: tabular-nums lining-nums; }
.numbers dt { color: var(--soft); }
.numbers dd { margin: 0 0 18px; }
.numbers dd.measured { font-size: 34px; line-height: 1.2; font-weight: 600; }

.frame footer { display: flex; gap: 14px; align-items: center; height: 34px; padding-right: 150px; font: 20px/1 var(--plain); color: var(--soft); }
.frame footer .source { min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; line-height: 1.3; }
.chip { flex: none; padding: 4px 13px; border-radius: 16px; color: #fff; font-weight: 600; background: var(--soft); white-space: nowrap; }
.chip.reproduced { background: var(--reproduced); }
.chip.partly { background: var(--partly); }
.chip.not-reproduced { background: var(--not-reproduced); }
.others { flex: none; white-space: nowrap; }
.reveal .slide-number { background: none; color: var(--soft); font: 18px/1 var(--plain); right: 76px; bottom: 14px; }
.reveal .controls { font-size: 5px; right: 12px; bottom: 8px; }
.reveal .progress { color: var(--link); height: 3px; }

.kind-title .frame { align-content: center; grid-template-rows: auto auto auto; padding: 0 110px; gap: 26px; }
.kind-title h2 { font-size: 54px; line-height: 1.12; }
.kind-title .body { font-size: 31px; display: block; }
.kind-title .by { font: 24px/1.4 var(--plain); color: var(--soft); }
.kind-question .frame { align-content: center; grid-template-rows: auto auto; padding: 0 110px; gap: 30px; }
.kind-question .frame footer { position: absolute; left: 110px; bottom: 12px; }
.kind-question h2 { font-size: 50px; line-height: 1.14; }
.kind-question .body { font-size: 31px; line-height: 1.42; }
.kind-question blockquote { padding-left: 26px; border-left: 5px solid var(--link); font-style: italic; }
.body > .content:has(.equations) { margin: auto 0; }
.equations .katex-display { font-size: 1.4em; }
.equations .formula, .equations .katex-display { margin: 0; text-align: center; }
.equations .formula { padding: 10px 0 16px; }
.equations p { margin: 8px 0; }

.body table { border-collapse: collapse; width: 100%; font: ${text}px/34px var(--plain); font-variant-numeric: tabular-nums lining-nums; }
.body th { text-align: left; font-weight: 600; border-bottom: 2px solid var(--ink); padding: 0 16px 3px 0; }
.body td { vertical-align: top; padding: 5px 16px 5px 0; border-bottom: 1px solid var(--rule); }
.claims td:first-child { width: 340px; }
.claims td:last-child { width: 210px; padding-right: 0; white-space: nowrap; }
.verdict { font-weight: 600; }
.verdict.reproduced { color: var(--reproduced); }
.verdict.partly { color: var(--partly); }
.verdict.not-reproduced { color: var(--not-reproduced); }
.counts { display: flex; gap: 70px; margin: 60px 0 40px; }
.counts > div { font: 26px/1.3 var(--plain); }
.counts b { display: block; font-size: 92px; line-height: 1; font-weight: 600; }
.finding { margin: 0 0 24px; font: ${text}px/34px var(--plain); }
.finding p { margin: 0; }
.finding .where { font-weight: 600; }
.finding .where span { font-weight: 400; color: var(--soft); }
.body pre { margin: 0 0 16px; padding: 16px 22px; background: var(--tint); border-radius: 6px; font: 24px/1.6 var(--code); box-shadow: none; width: auto; }
.kind-cells figure { margin: 0; }
.kind-cells figure svg { max-height: 520px; width: 100% !important; }
.kind-cells h1, .kind-cells h2, .kind-cells h3 { font: 600 38px/1.18 var(--text); margin: 0 0 16px; }

.jump { position: fixed; inset: 0 0 auto; z-index: 40; display: flex; justify-content: center; padding: 20px; }
.jump[hidden] { display: none; }
.jump label { display: flex; gap: 12px; align-items: baseline; padding: 14px 20px; background: #fff; border: 1px solid var(--rule); border-radius: 8px; box-shadow: 0 6px 30px #0003; font: 20px/1.3 var(--plain); }
.jump input { font: inherit; width: 15em; padding: 4px 8px; border: 1px solid var(--soft); border-radius: 4px; }
.jump output { color: var(--not-reproduced); }

.phone .frame { width: 480px; height: 760px; padding: 24px 18px 10px; }
.phone .frame h2 { font-size: 27px; }
.phone .reveal, .phone .body table, .phone .finding, .phone .body pre { font-size: 18px; line-height: 1.4; }
.phone .kind-title h2, .phone .kind-question h2 { font-size: 34px; }
.phone .kind-title .body, .phone .kind-question .body { font-size: 22px; }
.phone .counts { flex-direction: column; gap: 20px; margin: 0; }
.phone .frame footer { font-size: 15px; padding-right: 0; }
.phone .beside { grid-template: minmax(0, 1fr) auto / minmax(0, 1fr); gap: 10px; }
.phone .numbers { padding: 0; border: 0; font-size: 16px; }
.phone .numbers dd { margin: 0 0 6px; }
.phone .numbers dd.measured { font-size: 20px; }
.phone svg.key { width: 100%; height: auto; }
.phone .lines-1 .cell-head, .phone .lines-2 .cell-head { height: auto; line-height: 1.25; }
.phone .map { grid-template-columns: repeat(2, minmax(0, 1fr)); }
.phone .own > .cell { flex-direction: column; }
.phone .map.columns-1 { grid-template-columns: minmax(0, 1fr); }
.phone .claims td:first-child { width: 90px; }
.phone .claims td:last-child { width: auto; white-space: normal; }
`;
