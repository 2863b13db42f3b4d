/** What the pages with all claims and all findings add to the pages' style. On a narrow screen a row is a card. */
export const LIST_STYLE = `
:root { --reproduced: var(--fig-jade); --partly: var(--fig-amber); --not-reproduced: var(--fig-brick); }
main.list { max-width: 84rem; margin: 0 auto; padding: 2.2rem 1.5rem 5rem; }
.list .up { font: 0.82rem/1.4 var(--plain); margin-bottom: 1.2rem; display: flex; flex-wrap: wrap; }
.list .up .switch { margin-left: auto; }
.list .up a { margin-right: 1rem; }
.list .up [aria-current] { color: inherit; font-weight: 600; text-decoration: none; }
.list .introduction { max-width: 44rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.filters { display: flex; flex-wrap: wrap; gap: 0.6rem 0.9rem; align-items: end; margin: 1.4rem 0 0.7rem; font: 0.8rem/1.3 var(--plain); }
.filters label { display: grid; gap: 0.2rem; min-width: 0; }
.filters span { color: var(--soft); }
.filters select, .filters input, .filters button { font: inherit; color: inherit; background: transparent; border: 1px solid var(--soft); border-radius: 4px; padding: 0.35rem 0.5rem; min-height: 2.1rem; max-width: 17rem; }
.filters option, .filters optgroup { background: var(--tint); color: var(--ink); }
.filters button { cursor: pointer; }
.filters [hidden], .records [hidden] { display: none; }
.list .status { font: 0.8rem/1.4 var(--plain); color: var(--soft); margin: 0 0 0.8rem; }
.records :target, .records:target { outline: none; }
.list .records > :target, .list .records tr:target { background: var(--tint); box-shadow: inset 3px 0 var(--link); }
.verdict { white-space: nowrap; font-weight: 600; }
.verdict.reproduced { color: var(--reproduced); }
.verdict.partly { color: var(--partly); }
.verdict.not-reproduced { color: var(--not-reproduced); }
.programs { font: 0.8rem/1.4 var(--plain); color: var(--soft); margin-top: 2rem; }

.claims { width: 100%; font-size: 0.78rem; border-top: 1.5px solid var(--ink); border-bottom: 1.5px solid var(--ink); }
.claims th, .claims td { text-align: left; vertical-align: top; padding: 0.5rem 0.9rem 0.5rem 0.3rem; }
.claims tbody tr { border-top: 1px solid var(--rule); scroll-margin-top: 4rem; }
.claims thead th { vertical-align: bottom; border-bottom: 1px solid var(--ink); font-weight: 600; }
.claims thead button { font: inherit; color: inherit; background: none; border: 0; padding: 0; text-align: left; cursor: pointer; }
.claims thead button::after { content: " ↕"; color: var(--soft); }
.claims thead [aria-sort=ascending] button::after { content: " ↑"; color: inherit; }
.claims thead [aria-sort=descending] button::after { content: " ↓"; color: inherit; }
.claims thead button:hover { text-decoration: underline; }
.claims tbody th { font-weight: 600; width: 10rem; }
.claims .statement { min-width: 16rem; font: 0.92rem/1.42 var(--text); }
.claims small { display: block; font-size: 0.92em; font-weight: 400; color: var(--soft); }

.findings article { border-top: 1px solid var(--rule); padding: 1.1rem 0.9rem; max-width: 56rem; scroll-margin-top: 1rem; }
.findings h2 { font-size: 1.08rem; margin: 0; }
.findings .of { font: 0.8rem/1.4 var(--plain); color: var(--soft); margin: 0.1rem 0 0.6rem; }
.findings .kind { display: inline-block; margin-left: 0.5rem; padding: 0 0.5em; border: 1px solid var(--soft); border-radius: 1em; color: var(--ink); white-space: nowrap; }
.findings dl { display: grid; grid-template-columns: 9rem minmax(0, 1fr); gap: 0.3rem 1.1rem; margin: 0; font-size: 0.94rem; line-height: 1.45; }
.findings dt { font: 0.8rem/1.6 var(--plain); color: var(--soft); }
.findings dd { margin: 0; }

@media (max-width: 56rem) {
  main.list { padding: 1.4rem 1rem 4rem; }
  .filters label, .filters select, .filters input { width: 100%; max-width: none; }
  .filters { display: grid; grid-template-columns: 1fr 1fr; }
  .filters .words { grid-column: 1 / -1; }
  .claims, .claims tbody, .claims tr, .claims tbody th, .claims td { display: block; width: auto; }
  .claims { border: 0; }
  .claims thead { display: block; }
  .claims thead tr { display: flex; flex-wrap: wrap; gap: 0 0.9rem; }
  .claims thead th { border: 0; padding: 0.2rem 0; }
  .claims thead th:not([data-sort]), .claims thead th:not(:has(button)) { display: none; }
  .claims tbody tr { padding: 0.8rem 0.4rem; }
  .claims tbody th, .claims td { padding: 0.12rem 0; }
  .claims td:not(.statement)::before { content: attr(data-column) ": "; color: var(--soft); }
  .claims small { display: inline; }
  .claims tbody th small::before { content: "· "; }
  .claims .statement { padding: 0.2rem 0 0.35rem; font-size: 0.98rem; }
  .findings dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .findings dd { margin-bottom: 0.45rem; }
}
@media print { .controls, .list .up { display: none; } .claims tr, .findings article { break-inside: avoid; } }
`;
