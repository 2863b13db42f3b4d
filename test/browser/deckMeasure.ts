/**
 * Runs inside a deck's page: shows all slides one over the other, with all fragments, and says what is too large or too
 * small. All numbers are pixels of a window of 1280 × 720, also where the window is larger.
 */
export function measureDeck(): string[] {
  const { Reveal } = globalThis as unknown as { Reveal: { getSlides(): HTMLElement[]; getScale(): number } };
  const sheet = document.createElement("style");
  sheet.textContent = `.reveal .slides section, .reveal .slides section > section { display: block !important; visibility: visible !important;
    position: absolute !important; inset: 0 !important; transform: none !important; opacity: 1 !important; }
    .fragment { opacity: 1 !important; visibility: visible !important; }
    .reveal .slides section .plasticity-explorable { display: block !important; }`;
  document.head.append(sheet);
  dispatchEvent(new Event("resize"));
  const problems: string[] = [];
  const scale = Reveal.getScale();
  for (const slide of Reveal.getSlides()) {
    const say = (what: string, element: Element): void => {
      problems.push(`${slide.id}: ${what}: ${element.tagName} "${(element.textContent ?? "").trim().slice(0, 60)}"`);
    };
    const frame = slide.querySelector(".frame")!.getBoundingClientRect();
    if (Math.abs(frame.width - innerWidth) > 2 || Math.abs(frame.height - innerHeight) > 2)
      say("does not fill the window", slide);
    const footer = slide.querySelector("footer")?.getBoundingClientRect().top ?? Infinity;
    const words =
      "h2, p, li, td, th, pre, blockquote, .katex-html, .drawing > svg, text, .chip, .others, .source, .counts b, " +
      ".explorable-panel :is(label, input, select, button, output)";
    for (const element of slide.querySelectorAll(`.frame :is(${words})`)) {
      const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
      if (width === 0 || height === 0) continue;
      const end = element.closest("footer") === null ? Math.min(footer + 6 * scale, frame.bottom) : frame.bottom;
      const out = Math.max(frame.left - left, right - frame.right, frame.top - top, bottom - end) / scale;
      if (out > 1) say(`sticks out by ${out.toFixed(1)} px`, element);
    }
    const title = slide.querySelector("h2");
    if (title !== null && !/kind-(?:title|question)/.test(slide.className)) {
      const lines = title.getBoundingClientRect().height / (parseFloat(getComputedStyle(title).lineHeight) * scale);
      if (lines > 2.2) say(`a title of ${lines.toFixed(1)} lines`, title);
    }
    for (const text of slide.querySelectorAll<SVGTextElement>(".frame svg text")) {
      const matrix = text.getScreenCTM();
      if (matrix === null || text.getBoundingClientRect().width === 0) continue;
      const drawn = Math.sqrt(Math.abs(matrix.a * matrix.d - matrix.b * matrix.c)) / scale;
      const size = parseFloat(getComputedStyle(text).fontSize) * drawn;
      if (size < 15.9) say(`letters of ${size.toFixed(1)} px in a drawing`, text);
    }
    for (const element of slide.querySelectorAll(".explorable-panel :is(label, select, button, output)")) {
      const size = parseFloat(getComputedStyle(element).fontSize);
      if (size < 16) say(`controls with letters of ${size.toFixed(1)} px`, element);
    }
    const content = slide.querySelector<HTMLElement>(".content");
    if (content === null) continue;
    const shrunk = content.getBoundingClientRect().width / content.offsetWidth / scale;
    for (const element of content.querySelectorAll("p, li, td, th, pre, blockquote")) {
      const size = parseFloat(getComputedStyle(element).fontSize) * shrunk;
      if (size < 23.9) say(`letters of ${size.toFixed(1)} px`, element);
    }
  }
  return problems;
}
