import type { NotebookContent, Surroundings } from "./notebookPage.js";
import type { Thing } from "./structuredData.js";

/**
 * A notebook's page as a thing of schema.org: an article of a paper's reproduction, with its figures and their data.
 *
 * @example htmlPage({ …, thing: pageThing(content, around) })
 */
export function pageThing({ title, data }: NotebookContent, { paper }: Surroundings): Thing {
  const json = { "@type": "MediaObject", encodingFormat: "application/json", contentUrl: `${data.folder}page.json` };
  return {
    "@type": "TechArticle",
    headline: title,
    inLanguage: "en",
    // what stands alone has no paper's list, and nothing beside it
    ...(paper === undefined
      ? {}
      : { isPartOf: { "@type": "CreativeWork", name: paper.title, url: paper.href }, encoding: json }),
    hasPart: data.figures.map(({ id, label, caption, alternative, panels }) => ({
      "@type": "ImageObject",
      name: label,
      url: `#${encodeURIComponent(id)}`,
      caption,
      description: alternative,
      ...(panels.length === 0 || paper === undefined
        ? {}
        : { associatedMedia: panels.flatMap(({ csv }) => csv.map(download)) }),
    })),
  };
}

function download(address: string): Thing {
  return { "@type": "DataDownload", encodingFormat: "text/csv", contentUrl: address };
}
