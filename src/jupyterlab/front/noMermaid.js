/** Stands for @jupyterlab/mermaid (diagrams in Markdown, 60 MB of packages), which this lab doesn't have. */
import { Token } from "@lumino/coreutils";

export const IMermaidMarkdown = new Token("plasticity-lab:no-mermaid");
