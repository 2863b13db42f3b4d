/** What a page runs: its notes, where it has a place for them. Without this script the notes stand below the text. */
import { startNotes } from "./notes.js";

const aside = document.getElementById("notes");
if (aside !== null) startNotes(aside);
