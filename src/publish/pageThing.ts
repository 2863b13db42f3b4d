import type { NotebookContent, Surroundings } from "./notebookPage.js";
import type { Thing } from "./structuredData.js";

/**
 * A notebook's page as a thing of schema.org: an article of a paper's reproduction, with its figures and their data.
 *
 * @example htmlPage({ …, thing: pageThing(content, around) })
 */
export function pageThing({ title, data }: NotebookContent, around: Surroundings): Thing {
  const json = { "@type": "MediaObject", encodingFormat: "application/json", contentUrl: `${data.folder}page.json` };
  return {
    "@type": "TechArticle",
    headline: title,
    inLanguage: "en",
    isPartOf: { "@type": "CreativeWork", name: around.paper.title, url: around.paper.href },
    encoding: json,
    hasPart: data.figures.map(({ id, label, caption, alternative, panels }) => ({
      "@type": "ImageObject",
      name: label,
      url: `#${encodeURIComponent(id)}`,
      caption,
      description: alternative,
      ...(panels.length === 0 ? {} : { associatedMedia: panels.flatMap(({ csv }) => csv.map(download)) }),
    })),
  };
}

function download(address: string): Thing {
  return { "@type": "DataDownload", encodingFormat: "text/csv", contentUrl: address };
}
