/** Formulas by KaTeX, which the project's pages use too, in place of MathJax and its 43 MB of packages. */
import { ILatexTypesetter } from "@jupyterlab/rendermime";
import renderMathInElement from "katex/contrib/auto-render";
import "katex/dist/katex.min.css";

const environments = ["equation", "align", "gather", "equation*", "align*", "gather*"];
const delimiters = [
  { left: "$$", right: "$$", display: true },
  { left: "\\[", right: "\\]", display: true },
  { left: "\\(", right: "\\)", display: false },
  ...environments.map((name) => ({ left: `\\begin{${name}}`, right: `\\end{${name}}`, display: true })),
  { left: "$", right: "$", display: false },
];

export default {
  id: "plasticity-lab:formulas",
  description: "Sets formulas by KaTeX.",
  autoStart: true,
  provides: ILatexTypesetter,
  activate: () => ({ typeset: (element) => renderMathInElement(element, { delimiters, throwOnError: false }) }),
};
