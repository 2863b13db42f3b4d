/** JupyterLab's plugins that this lab has: for the bundle, and for the schemas of their settings. */
export const extensions = [
  "application-extension",
  "apputils-extension",
  "cell-toolbar-extension",
  "codemirror-extension",
  "completer-extension",
  "docmanager-extension",
  "documentsearch-extension",
  "filebrowser-extension",
  "fileeditor-extension",
  "help-extension",
  "htmlviewer-extension",
  "imageviewer-extension",
  "inspector-extension",
  "launcher-extension",
  "logconsole-extension",
  "mainmenu-extension",
  "markdownviewer-extension",
  "markedparser-extension",
  "notebook-extension",
  "rendermime-extension",
  "running-extension",
  "services-extension",
  "settingeditor-extension",
  "shortcuts-extension",
  "statusbar-extension",
  "theme-dark-extension",
  "theme-light-extension",
  "toc-extension",
  "tooltip-extension",
  "translation-extension",
  "ui-components-extension",
].map((name) => `@jupyterlab/${name}`);

/** Plugins that show a type of data. */
export const mimeExtensions = ["@jupyterlab/json-extension"];

/** Their style sheets are loaded when the theme is chosen, not with the page. */
export const isTheme = (name) => /\/theme-/.test(name);
