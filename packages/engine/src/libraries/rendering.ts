import type { Item, Library, LibraryType, Signature } from '../model/library.ts'

const none = 'the package has no declarations'
const unread = 'named by its manual'
const goes: Item = { call: { inputs: { 0: 'url' } } }
const setsContent: Item = { call: { inputs: { 0: 'page-html' } } }
/** A function is handed over as it is; a text is a program. */
const runs: Item = { call: { inputs: { 0: { kind: 'code', form: 'string' } } } }
const addsScript: Item = { call: { inputs: { '0.url': 'url', '0.content': 'code' } } }
const opensPage: Item = { call: { returns: { type: 'Page' } } }

const frame: Readonly<Record<string, Item>> = { goto: goes, setContent: setsContent, evaluate: runs, evaluateHandle: runs, waitForFunction: runs, addScriptTag: addsScript }
const page: LibraryType = { members: { ...frame, pdf: {}, screenshot: {}, mainFrame: { call: { returns: { type: 'Frame' } } }, close: {} } }

/** A browser on the server opens what it is told to, in the server's network; a page that it is given may load files and addresses. */
export const puppeteer: Library = {
  package: 'puppeteer-core',
  aliases: ['puppeteer', 'puppeteer-extra', 'puppeteer-cluster'],
  versions: '20 || 21 || 22 || 23 || 24 || 25',
  manual: 'https://pptr.dev/api',
  exports: {
    default: { members: { launch: { call: { returns: { type: 'Browser' } } }, connect: { call: { returns: { type: 'Browser' } } } } },
    launch: { call: { returns: { type: 'Browser' } } },
    connect: { call: { returns: { type: 'Browser' } } }
  },
  types: {
    Browser: { members: { newPage: opensPage, close: {}, createBrowserContext: { call: { returns: { type: 'BrowserContext' } } } } },
    BrowserContext: { members: { newPage: opensPage, close: {} } },
    Frame: { members: frame },
    Page: { members: { ...page.members, evaluateOnNewDocument: runs } }
  }
}

const browser: Item = { type: 'BrowserType' }
const asks: Readonly<Record<string, Item>> = { get: goes, post: goes, put: goes, patch: goes, delete: goes, head: goes, fetch: goes }

export const playwright: Library = {
  package: 'playwright-core',
  aliases: ['playwright', '@playwright/test', 'playwright-chromium'],
  versions: '1',
  manual: 'https://playwright.dev/docs/api/class-page',
  exports: { chromium: browser, firefox: browser, webkit: browser },
  types: {
    BrowserType: { members: { launch: { call: { returns: { type: 'Browser' } } }, connect: { call: { returns: { type: 'Browser' } } } } },
    Browser: { members: { newPage: opensPage, newContext: { call: { returns: { type: 'BrowserContext' } } }, close: {} } },
    BrowserContext: { members: { newPage: opensPage, addInitScript: runs, request: { type: 'APIRequestContext' }, close: {} } },
    APIRequestContext: { members: asks },
    Frame: { members: frame },
    Page: { members: { ...page.members, addInitScript: runs, request: { type: 'APIRequestContext' } } }
  }
}

const phantomPage: Readonly<Record<string, Item>> = {
  open: goes, openUrl: goes,
  property: { call: [{ when: { 1: 'present' }, inputs: { 1: 'page-html' } }, {}] },
  setContent: { call: { inputs: { 0: 'page-html', 1: 'url' } } },
  evaluate: {}, evaluateAsync: {}, on: {}, render: {},
  evaluateJavaScript: { call: { inputs: { 0: 'code' } } }, injectJs: { call: { inputs: { 0: 'module-name' } } }, includeJs: goes
}

export const phantom: Library = {
  package: 'phantom',
  versions: '2 || 3 || 4 || 5 || 6',
  manual: 'https://github.com/amir20/phantomjs-node#page-object-api',
  exports: (members => ({ default: { members, undeclared: none }, ...members }))({ create: { call: { returns: { type: 'Phantom' } }, undeclared: none } }),
  types: { Phantom: { virtual: true, members: { createPage: opensPage, exit: {} } }, Page: { virtual: true, members: phantomPage } }
}

/** What is no address is taken for the page itself. */
const either: Signature = { inputs: { 0: 'page-html' } }

export const wkhtmltopdf: Library = {
  package: 'wkhtmltopdf',
  versions: '0',
  manual: 'https://github.com/devongovett/node-wkhtmltopdf#readme',
  exports: { default: { call: either } }
}

export const wkhtmltoimage: Library = {
  package: 'wkhtmltoimage',
  versions: '0',
  manual: 'https://github.com/rcktsftwr/wkhtmltoimage-node#readme',
  exports: (members => ({ default: { members, undeclared: none }, ...members }))({ generate: { call: either, undeclared: none }, setCommand: { undeclared: none } })
}

/** Makes a PDF with PhantomJS, which reads files that the page names. */
export const htmlPdf: Library = {
  package: 'html-pdf',
  versions: '2 || 3',
  manual: 'https://github.com/marcbachmann/node-html-pdf#readme',
  exports: (members => ({ default: { members, undeclared: 'the CommonJS value' }, ...members }))({ create: { call: either } })
}

export const htmlPdfNode: Library = {
  package: 'html-pdf-node',
  aliases: ['node-html-to-image'],
  versions: '*',
  manual: 'https://github.com/mrafiqk/html-pdf-node#readme',
  exports: (members => ({ default: { members, call: { inputs: { '0.html': 'page-html' } }, undeclared: unread }, ...members }))({
    generatePdf: { call: { inputs: { '0.content': 'page-html', '0.url': 'url' } }, undeclared: unread },
    generatePdfs: { call: { inputs: { '0[].content': 'page-html', '0[].url': 'url' } }, undeclared: unread }
  } satisfies Record<string, Item>)
}

/** Scripts of the page run in the server's process when options say so. */
export const jsdom: Library = {
  package: 'jsdom',
  versions: '*',
  manual: 'https://github.com/jsdom/jsdom#readme',
  exports: {
    JSDOM: {
      new: { inputs: { 0: { kind: 'code', onlyIf: [{ port: '1.runScripts', is: 'dangerously' }] } } },
      members: { fromURL: { ...goes, undeclared: unread }, fragment: { undeclared: unread } },
      undeclared: unread
    }
  }
}

/** They fetch the address that they are given. */
export const urlReaders: Library = {
  package: 'link-preview-js',
  aliases: ['open-graph-scraper', 'rss-parser', 'probe-image-size', 'download', 'node-webshot', 'webshot', 'capture-website', 'url-metadata', 'is-reachable'],
  versions: '*',
  manual: 'https://github.com/ospfranco/link-preview-js#readme',
  exports: {
    default: { call: { inputs: { 0: 'url', '0.url': 'url' } }, new: { returns: { type: 'Reader' } }, members: { file: goes, buffer: goes, base64: goes }, undeclared: unread },
    getLinkPreview: { ...goes, undeclared: unread }
  },
  types: { Reader: { virtual: true, members: { parseURL: goes } } }
}
