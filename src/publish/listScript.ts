/** The script of a page with a list: filters by what the entries say of themselves and by text, and sorting. */

/** A filter: a property of the entries, as their attributes `data-<key>` have it. */
export interface Facet {
  key: string;
  label: string;
  /** `of`: the value of the facet `within` that it belongs to. */
  options: readonly { value: string; label: string; of?: string }[];
  /** Another facet that these options are narrowed by. */
  within?: string;
}

/**
 * The script: it makes the controls (a page without JavaScript has none that do nothing), keeps what they are set to in the
 * address after "#", and shows an entry that the address names whatever the filters say.
 *
 * @param noun what an entry is called
 * @example htmlPage({ …, script: listScript("claim", facets) });
 */
export function listScript(noun: string, facets: readonly Facet[]): string {
  // no end of the script, and no line break of old engines, in a notebook's words
  const inlined = JSON.stringify({ noun, facets }).replace(/[<\u2028\u2029]/g, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
  return `const { noun, facets } = ${inlined};\n${SCRIPT}`;
}

const SCRIPT = `
const list = document.querySelector(".records");
const items = [...list.querySelectorAll("[data-item]")];
const room = items[0]?.parentElement;
const place = new Map(items.map((item, k) => [item, k]));
const texts = new Map(items.map((item) => [item, item.textContent.toLowerCase()]));
const make = (kind, properties, ...children) => {
  const element = Object.assign(document.createElement(kind), properties);
  element.append(...children);
  return element;
};
const selects = new Map();
const search = make("input", { type: "search", placeholder: "words", autocomplete: "off" });
const status = make("p", { className: "status" });
status.setAttribute("role", "status");
const reset = make("button", { type: "button", textContent: "Show all" });
const fill = ({ key, options, within }) => {
  const select = selects.get(key), chosen = select.value, of = within && selects.get(within).value;
  const shown = options.filter((option) => !of || option.of === of);
  select.replaceChildren(make("option", { value: "", textContent: "all" }));
  const groups = new Map();
  for (const { value, label, of: owner } of shown) {
    let into = select;
    if (within && !of) {
      if (!groups.has(owner)) {
        const { options } = facets.find((facet) => facet.key === within);
        groups.set(owner, make("optgroup", { label: options.find((one) => one.value === owner)?.label ?? owner }));
        select.append(groups.get(owner));
      }
      into = groups.get(owner);
    }
    into.append(make("option", { value, textContent: label }));
  }
  select.value = shown.some(({ value }) => value === chosen) ? chosen : "";
};
const form = make("form", { className: "filters" });
form.setAttribute("role", "search");
form.setAttribute("aria-label", "Filter the " + noun + "s");
for (const facet of facets) {
  selects.set(facet.key, make("select", {}));
  fill(facet);
  form.append(make("label", {}, make("span", { textContent: facet.label }), selects.get(facet.key)));
}
form.append(make("label", { className: "words" }, make("span", { textContent: "Text" }), search), reset);
document.querySelector(".controls").append(form, status);

let sort = "", down = false;
const heads = [...list.querySelectorAll("th[data-sort]")];
for (const head of heads) {
  const button = make("button", { type: "button" }, ...head.childNodes);
  head.append(button);
  button.addEventListener("click", () => {
    const { sort: key } = head.dataset;
    [sort, down] = sort !== key ? [key, false] : down ? ["", false] : [key, true];
    show();
    keep();
  });
}
const collator = new Intl.Collator("en", { numeric: true });
const keyOf = (item) => item.dataset[sort] ?? item.querySelector("." + sort)?.textContent ?? "";
const isNumber = (text) => text.trim() !== "" && !Number.isNaN(Number(text));
const compare = (a, b) => {
  const [x, y] = [keyOf(a), keyOf(b)];
  if ((x === "") !== (y === "")) return x === "" ? 1 : -1; // what has no value comes last, both ways
  const order = isNumber(x) && isNumber(y) ? Number(x) - Number(y) : collator.compare(x, y);
  return (down ? -order : order) || place.get(a) - place.get(b);
};
const named = facets.find(({ key }) => key === "verdict")?.options.map(({ value }) => value) ?? [];
const rank = (mark) => named.indexOf(mark.slice(mark.indexOf(" ") + 1));
let sorted = "";
const show = () => {
  const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
  const chosen = [...selects].map(([key, { value }]) => [key, value]).filter(([, value]) => value !== "");
  const verdicts = new Map();
  let count = 0;
  for (const item of items) {
    const fits = chosen.every(([key, value]) => item.dataset[key] === value);
    item.hidden = !fits || !words.every((word) => texts.get(item).includes(word));
    if (item.hidden) continue;
    count++;
    const mark = item.querySelector(".verdict")?.textContent;
    if (mark) verdicts.set(mark, (verdicts.get(mark) ?? 0) + 1);
  }
  const order = sort === "" ? "" : sort + (down ? " down" : "");
  if (order !== sorted) {
    sorted = order;
    const rows = sort === "" ? items : [...items].sort(compare);
    room?.append(...rows);
    for (const head of heads) {
      if (head.dataset.sort === sort) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
  }
  const all = items.length, narrowed = chosen.length > 0 || words.length > 0;
  reset.hidden = !narrowed && sort === "";
  status.textContent = (narrowed ? count + " of " + all : all) + " " + noun + (all === 1 ? "" : "s") +
    [...verdicts].sort(([a], [b]) => rank(a) - rank(b)).map(([mark, n]) => " · " + mark.replace(" ", " " + n + " ")).join("") +
    (count === 0 ? ": nothing fits; widen a filter" : "");
};
const anchored = () => document.getElementById(decodeURIComponent(location.hash.slice(1)));
const read = () => {
  const isFilter = location.hash.includes("=") || location.hash.length < 2;
  const state = new URLSearchParams(isFilter ? location.hash.slice(1) : "");
  for (const facet of facets) {
    if (facet.within) fill(facet);
    selects.get(facet.key).value = state.get(facet.key) ?? "";
    if (selects.get(facet.key).selectedIndex < 0) selects.get(facet.key).value = "";
  }
  search.value = state.get("text") ?? "";
  sort = heads.some((head) => head.dataset.sort === state.get("sort")) ? state.get("sort") : "";
  down = sort !== "" && state.has("down");
  show();
  if (!isFilter) anchored()?.scrollIntoView();
};
const keep = () => {
  const state = new URLSearchParams();
  for (const [key, { value }] of selects) if (value !== "") state.set(key, value);
  if (search.value.trim() !== "") state.set("text", search.value.trim());
  if (sort !== "") state.set("sort", sort);
  if (down) state.set("down", "1");
  history.replaceState(null, "", "#" + state);
};
form.addEventListener("input", (event) => {
  for (const facet of facets) if (selects.get(facet.within) === event.target) fill(facet);
  show();
  keep();
});
form.addEventListener("submit", (event) => event.preventDefault());
reset.addEventListener("click", () => {
  history.replaceState(null, "", "#");
  read();
  search.focus();
});
addEventListener("hashchange", read);
read();
`;
