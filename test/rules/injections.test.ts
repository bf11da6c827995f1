import { describe, expect, test } from 'vitest'
import { inspect, type Files } from './inspect.ts'

/** A server with what the cases below use, and a handler with this body. */
function handler(body: string, extra: Readonly<Record<string, string>> = {}): Files {
  return {
    ...extra,
    'src/server.ts': `import express from 'express'
import fs from 'node:fs'
import http from 'node:http'
import { createRequire } from 'node:module'
import path from 'node:path'
import v8 from 'node:v8'
import vm from 'node:vm'
import { Worker } from 'node:worker_threads'
import axios from 'axios'
import deepmerge from 'deepmerge'
import ejs from 'ejs'
import escapeHtml from 'escape-html'
import escapeStringRegexp from 'escape-string-regexp'
import { GraphQLClient } from 'graphql-request'
import got from 'got'
import Handlebars from 'handlebars'
import yaml from 'js-yaml'
import jp from 'jsonpath'
import { JSONPath } from 'jsonpath-plus'
import ldap from 'ldapjs'
import libxml from 'libxmljs'
import _ from 'lodash'
import { MongoClient } from 'mongodb'
import mongoSanitize from 'express-mongo-sanitize'
import mongoose from 'mongoose'
import puppeteer from 'puppeteer'
import Sandbox from 'sandbox'
import safeEval from 'safe-eval'
import serialize from 'node-serialize'
import unzipper from 'unzipper'
import phantom from 'phantom'
import { chromium } from 'playwright'
import request from 'request'
import superagent from 'superagent'
import { request as ask } from 'undici'
import wkhtmltopdf from 'wkhtmltopdf'
import WebSocket from 'ws'
import { NodeVM, VM, VMScript } from 'vm2'
import xpath from 'xpath'
import { z } from 'zod'
const client = new MongoClient('mongodb://localhost')
const readers = client.db('library').collection('readers')
const Book = mongoose.model('Book', new mongoose.Schema({ title: String, isbn: String }))
const directory = ldap.createClient({ url: 'ldap://localhost' })
const graph = new GraphQLClient('https://graph.example/')
const load = createRequire(import.meta.url)
const HOSTS = ['covers.example', 'shop.example']
const shelves: Record<string, Record<string, string>> = {}
function merge(to, from) {
  for (const key in from) {
    if (typeof from[key] === 'object') merge(to[key], from[key])
    else to[key] = from[key]
  }
}
function mergeOwn(to, from) {
  for (const key of Object.keys(from)) {
    if (key === '__proto__' || key === 'constructor') continue
    if (typeof from[key] === 'object') mergeOwn(to[key], from[key])
    else to[key] = from[key]
  }
}
const app = express()
app.use(express.json())
app.post('/books/:id', async (req, res) => {
  ${body}
})
app.listen(80)
`
  }
}

type Case = readonly [name: string, body: string]

function cases(rule: string, { reported, silent, extra = {} }: { reported: readonly Case[], silent: readonly Case[], extra?: Readonly<Record<string, string>> }): void {
  describe(rule, () => {
    test.each(reported)('reported: %s', (_, body) => { expect(inspect(rule, handler(body, extra), { preset: 'all' })).toHaveLength(1) })
    test.each(silent)('silent: %s', (_, body) => { expect(inspect(rule, handler(body, extra), { preset: 'all' })).toEqual([]) })
  })
}

cases('no-nosql-injection', {
  reported: [
    ['a value of the body', 'res.json(await readers.findOne({ card: req.body.card }))'],
    ['a shorthand', 'const { card } = req.body; res.json(await readers.findOne({ card }))'],
    ['the whole body', 'res.json(await readers.find(req.body).toArray())'],
    ['within $and', 'res.json(await readers.findOne({ $and: [{ card: req.body.card }] }))'],
    ['of an update', 'await readers.updateOne({ card: req.body.card }, { $set: { seen: true } }); res.end()'],
    ['of Mongoose', 'res.json(await Book.findOne({ isbn: req.body.isbn }))'],
    ['a query', 'res.json(await Book.find({ title: req.query.title }))'],
    ['code', 'res.json(await readers.find({ $where: `this.card === "${req.params.id}"` }).toArray())'],
    ['code of Mongoose', 'res.json(await Book.find().$where(`this.isbn === "${req.body.isbn}"`))']
  ],
  silent: [
    ['a path parameter', 'res.json(await readers.findOne({ card: req.params.id }))'],
    ['made a text', 'res.json(await readers.findOne({ card: String(req.body.card) }))'],
    ['a template', 'res.json(await readers.findOne({ card: `${req.body.card}` }))'],
    ['compared as a value', 'res.json(await readers.findOne({ card: { $eq: req.body.card } }))'],
    ['one of a list', 'res.json(await readers.findOne({ card: { $in: req.body.cards } }))'],
    ['checked to be a text', 'if (typeof req.body.card !== "string") return res.sendStatus(400); res.json(await readers.findOne({ card: req.body.card }))'],
    ['parsed', 'const { card } = z.object({ card: z.string() }).parse(req.body); res.json(await readers.findOne({ card }))'],
    ['a number', 'res.json(await readers.findOne({ year: Number(req.body.year) }))'],
    ['checked by a schema that goes on', 'z.object({ card: z.string().transform(card => card.trim()) }).parse(req.body); res.json(await readers.findOne({ card: req.body.card }))'],
    ['one of two scalars', 'const { card } = z.object({ card: z.union([z.string(), z.literal("")]) }).parse(req.body); res.json(await readers.findOne({ card }))'],
    ['a header', 'res.json(await readers.findOne({ card: req.headers.card }))'],
    ['a path parameter by its id', 'res.json(await Book.findById(req.params.id))'],
    ['constant code', 'res.json(await readers.find({ $where: "this.a === this.b" }).toArray())'],
    ['sanitized', 'res.json(await readers.findOne(mongoSanitize.sanitize(req.body)))'],
    ['sanitized by Mongoose', 'res.json(await Book.findOne(mongoose.sanitizeFilter({ isbn: req.body.isbn })))'],
    ['written', 'await readers.insertOne({ card: req.body.card }); res.end()']
  ]
})

cases('no-ssrf', {
  reported: [
    ['a whole address', 'res.json(await (await fetch(req.body.cover)).json())'],
    ['a host', 'await fetch(`https://${req.body.host}/covers`); res.end()'],
    ['the end of a host', 'await fetch("https://covers.example" + req.query.name); res.end()'],
    ['axios', 'await axios.get(req.query.cover); res.end()'],
    ['options of axios', 'await axios({ method: "get", url: req.body.cover }); res.end()'],
    ['got', 'await got(req.body.cover); res.end()'],
    ['node:http', 'http.get(req.body.cover, () => res.end())'],
    ['a host in options', 'http.request({ host: req.body.host, path: "/" }).end(); res.end()'],
    ['a host beside a search parameter', 'const u = new URL(req.body.cover); u.searchParams.set("q", "x"); await fetch(u.toString()); res.end()'],
    ['a parameter of another address', 'const u = new URLSearchParams(req.url); await fetch(u.get("cover")); res.end()'],
    ['a URL object', 'const u = new URL(req.body.cover); await fetch(u); res.end()'],
    ['another protocol is not enough', 'const u = new URL(req.body.cover); if (u.protocol !== "https:") return res.sendStatus(400); await fetch(u); res.end()'],
    ['a browser', 'const browser = await puppeteer.launch(); const page = await browser.newPage(); await page.goto(req.query.page); res.end()'],
    ['playwright', 'const page = await (await chromium.launch()).newPage(); await page.goto(`https://${req.query.page}`); res.end()'],
    ['a page that a browser renders', 'const page = await (await puppeteer.launch()).newPage(); await page.setContent(`<h1>${req.body.title}</h1>`); res.end()'],
    ['a page of PhantomJS', 'const page = await (await phantom.create()).createPage(); await page.property("content", req.body.title); res.end()'],
    ['a page that becomes a PDF', 'wkhtmltopdf(req.body.title).pipe(res)'],
    ['request with defaults', 'request.defaults({ json: true })(req.body.cover, () => res.end())'],
    ['superagent', 'await superagent.get(req.body.cover); res.end()'],
    ['undici', 'await ask(req.body.cover); res.end()'],
    ['a socket', 'new WebSocket(req.body.cover); res.end()'],
    ['an encoded host', 'await fetch(`https://${encodeURIComponent(req.body.host)}/covers`); res.end()'],
    ['an end without a dot before it', 'const u = new URL(req.body.cover); if (!u.hostname.endsWith("covers.example")) return res.sendStatus(400); await fetch(u); res.end()']
  ],
  silent: [
    ['a page whose text is escaped', 'const page = await (await puppeteer.launch()).newPage(); await page.setContent(`<h1>${escapeHtml(req.body.title)}</h1>`); res.end()'],
    ['a written page', 'const page = await (await puppeteer.launch()).newPage(); await page.setContent("<h1>Books</h1>"); res.json(req.body)'],
    ['a function that runs in the page', 'const page = await (await puppeteer.launch()).newPage(); await page.evaluate(title => document.title = title, req.body.title); res.end()'],
    ['a path of a fixed server', 'await superagent.get("https://covers.example/" + req.body.cover); res.end()'],
    ['a message of a socket', 'new WebSocket("wss://covers.example").send(req.body.cover); res.end()'],
    ['a path', 'await fetch(`https://covers.example/${req.params.id}`); res.end()'],
    ['a parameter', 'await fetch("https://covers.example/search?q=" + req.query.q); res.end()'],
    ['behind an origin of the environment', 'await fetch(`${process.env.COVERS}/${req.params.id}`); res.end()'],
    ['a path of axios', 'await axios.get(`/covers/${req.params.id}`); res.end()'],
    ['a body', 'await axios.post("https://covers.example/", req.body); res.end()'],
    ['a host of a list', 'const u = new URL(req.body.cover); if (!HOSTS.includes(u.hostname)) return res.sendStatus(400); await fetch(u); res.end()'],
    ['a host of a list of the configuration', 'const hosts = process.env.HOSTS.split(","); const u = new URL(req.body.cover); if (!hosts.includes(u.hostname)) return res.sendStatus(400); await fetch(u); res.end()'],
    ['a host of a list, and then the text', 'const { host } = new URL(req.body.cover); if (!HOSTS.includes(host)) return res.sendStatus(400); await fetch(req.body.cover); res.end()'],
    ['one host', 'const u = new URL(req.body.cover); if (u.host !== "covers.example") throw new Error("host"); await axios.get(u.href); res.end()'],
    ['the end of a host', 'const u = new URL(req.body.cover); if (!u.hostname.endsWith(".covers.example")) return res.sendStatus(400); await fetch(u); res.end()'],
    ['a beginning', 'if (!req.body.cover.startsWith("https://covers.example/")) return res.sendStatus(400); await fetch(req.body.cover); res.end()'],
    ['a search parameter behind a base of the configuration', 'const u = new URL(`${base()}/${version}/me`); u.searchParams.set("token", req.body.token); await fetch(u.toString()); res.end()'],
    ['appended search parameters', 'const q = new URLSearchParams(); q.append("q", req.query.q); await fetch(process.env.COVERS + "?" + q.toString()); res.end()'],
    ['a search parameter', 'const u = new URL("https://covers.example/"); u.searchParams.set("q", req.query.q); await fetch(u); res.end()'],
    ['proxied path', 'await fetch("https://covers.example" + req.url); res.end()'],
    ['a constant', 'await fetch("https://covers.example/"); res.end()']
  ]
})

cases('no-open-redirect', {
  reported: [
    ['a whole address', 'res.redirect(req.query.to)'],
    ['with a status', 'res.redirect(301, req.query.to)'],
    ['behind a slash', 'res.redirect("/" + req.query.to)'],
    ['a slash is not enough', 'if (!req.query.to.startsWith("/")) return res.sendStatus(400); res.redirect(req.query.to)'],
    ['a part of a list', 'if (!req.query.to.includes("shop.example")) return res.sendStatus(400); res.redirect(req.query.to)'],
    ['a header', 'res.set("Location", req.query.to); res.sendStatus(302)'],
    ['with a default', 'res.redirect(req.query.to || "/")']
  ],
  silent: [
    ['a path', 'res.redirect(`/books/${req.params.id}`)'],
    ['one slash and no second', 'const { to } = req.query; if (!to.startsWith("/") || to.startsWith("//")) return res.sendStatus(400); res.redirect(to)'],
    ['a pattern', 'if (!/^\\/(?!\\/)/.test(req.query.to)) return res.sendStatus(400); res.redirect(req.query.to)'],
    ['a list', 'const to = HOSTS.includes(req.query.to) ? req.query.to : "/"; res.redirect(to)'],
    ['a host', 'if (new URL(req.query.to).host !== "shop.example") return res.sendStatus(400); res.redirect(req.query.to)'],
    ['to the encrypted site', 'res.redirect("https://" + req.headers.host + req.url)'],
    ['where it came from', 'res.redirect(req.get("referer"))'],
    ['a parameter', 'res.redirect("/login?next=" + encodeURIComponent(req.query.to))'],
    ['a fixed site', 'res.redirect("https://shop.example/books?q=" + req.query.q)']
  ]
})

cases('no-code-injection', {
  reported: [
    ['eval', 'res.json(eval(req.body.sum))'],
    ['Function', 'res.json(new Function("return " + req.body.sum)())'],
    ['a timer', 'setTimeout("log(" + req.body.sum + ")", 10); res.end()'],
    ['vm', 'res.json(vm.runInNewContext(req.body.sum, {}))'],
    ['a script', 'new vm.Script(req.body.sum); res.end()'],
    ['a function of node:vm', 'res.json(vm.compileFunction(`return ${req.body.sum}`)())'],
    ['what a context calls', 'res.json(vm.runInNewContext("count(a)", { count: safeEval, a: req.body.sum }))'],
    ['what any program of a context may use', 'const script = new vm.Script(program()); function program() { return fs.readFileSync("sum.js", "utf8") } '
      + 'res.json(script.runInNewContext({ a: req.body.sum }))'],
    ['vm2', 'res.json(new VM().run(req.body.sum))'],
    ['vm2 for Node', 'res.json(new NodeVM().run(`module.exports = ${req.body.sum}`))'],
    ['a script of vm2', 'new VMScript(req.body.sum); res.end()'],
    ['a sandbox', 'new Sandbox().run(req.body.sum, () => res.end())'],
    ['an evaluator', 'res.json(safeEval(req.body.sum))'],
    ['a thread', 'new Worker(req.body.sum, { eval: true }); res.end()'],
    ['a path with expressions', 'res.json(jp.query(shelves, req.body.path))'],
    ['the same with options', 'res.json(JSONPath({ path: req.body.path, json: shelves }))'],
    ['a module', 'res.json(require(req.body.kind))'],
    ['a module behind a folder', 'res.json(require("./kinds/" + req.body.kind))'],
    ['an imported module', 'res.json(await import(req.body.kind))'],
    ['a module by a function that was made', 'res.json(load(req.body.kind))']
  ],
  silent: [
    ['JSON', 'res.json(JSON.parse(req.body.sum))'],
    ['a number', 'res.json(eval("1 + " + Number(req.body.sum)))'],
    ['a function in a timer', 'setTimeout(() => console.log(req.body.sum), 10); res.end()'],
    ['a delay', 'setTimeout(done, req.body.delay); function done() { res.end() }'],
    ['data of a context', 'res.json(vm.runInNewContext("a + 1", { a: req.body.sum }))'],
    ['a written program', 'res.json(new VM().run("1 + 1"))'],
    ['a context of constants', 'res.json(vm.runInNewContext("count(a)", { a: 1 }))'],
    ['a file of a thread', 'new Worker("./sum.js", { workerData: req.body.sum }); res.end()'],
    ['data that is asked by a written path', 'res.json(jp.query(req.body, "$..title"))'],
    ['a path without expressions', 'res.json(JSONPath({ path: req.body.path, json: shelves, eval: false }))'],
    ['a written module', 'res.json(require("./kinds/paper.js"))'],
    ['one of a list of modules', 'if (!HOSTS.includes(req.body.kind)) return res.sendStatus(400); res.json(await import(req.body.kind))'],
    ['the last part of a path', 'res.json(require("./kinds/" + path.basename(req.body.kind)))']
  ]
})

cases('no-template-injection', {
  reported: [
    ['ejs', 'res.send(ejs.render(req.body.text, {}))'],
    ['a part', 'res.send(ejs.render(`<p>${req.body.name}</p>`))'],
    ['Handlebars', 'res.send(Handlebars.compile(req.body.text)({}))'],
    ['lodash', 'res.send(_.template(req.body.text)({}))'],
    ['options of the engine', 'res.render("book", req.body)'],
    ['spread into the options', 'res.render("book", { title: "Books", ...req.query })']
  ],
  silent: [
    ['data', 'res.send(ejs.render("<p><%= name %></p>", { name: req.body.name }))'],
    ['data of Handlebars', 'res.send(Handlebars.compile("{{name}}")({ name: req.body.name }))'],
    ['keys one by one', 'res.render("book", { title: req.body.title })']
  ]
})

cases('no-reflected-html', {
  reported: [
    ['a text', 'res.send("<p>" + req.query.q + "</p>")'],
    ['a value', 'res.send(req.query.q)'],
    ['with the header', 'res.set("Content-Type", "text/html"); res.end(`<p>${req.query.q}</p>`)']
  ],
  silent: [
    ['JSON', 'res.json({ q: req.query.q })'],
    ['an object', 'res.send({ q: req.query.q })'],
    ['the body again', 'res.send(req.body)'],
    ['escaped', 'res.send("<p>" + escapeHtml(req.query.q) + "</p>")'],
    ['escaped by hand', 'res.send("<p>" + req.query.q.replace(/</g, "&lt;") + "</p>")'],
    ['a number', 'res.send("<p>" + Number(req.query.q) + "</p>")'],
    ['plain text', 'res.type("text/plain").send("found " + req.query.q)'],
    ['plain text by the header', 'res.setHeader("Content-Type", "text/plain"); res.send("found " + req.query.q)'],
    ['encoded', 'res.send(`<a href="/?q=${encodeURIComponent(req.query.q)}">`)']
  ]
})

cases('no-regex-injection', {
  reported: [
    ['a pattern', 'res.json(HOSTS.filter(host => new RegExp(req.query.q).test(host)))'],
    ['a part', 'const re = RegExp("^" + req.query.q, "i"); res.json(HOSTS.filter(host => re.test(host)))']
  ],
  silent: [
    ['escaped', 'res.json(HOSTS.filter(host => new RegExp(escapeStringRegexp(req.query.q)).test(host)))'],
    ['escaped by lodash', 'res.json(new RegExp(_.escapeRegExp(req.query.q)).test("x"))'],
    ['escaped by hand', 'res.json(new RegExp(req.query.q.replace(/[.*+?^${}()|[\\]\\\\]/g, "\\\\$&")).test("x"))'],
    ['words alone', 'if (!/^\\w+$/.test(req.query.q)) return res.end(); res.json(new RegExp(req.query.q).test("x"))'],
    ['a text that is searched', 'res.json(/book/.test(req.query.q))']
  ]
})

cases('no-prototype-pollution', {
  extra: { 'package.json': '{ "dependencies": { "lodash": "4.17.4" } }' },
  reported: [
    ['an old lodash', 'res.json(_.merge({}, req.body))'],
    ['a path of an old lodash', '_.set(shelves, req.body.path, 1); res.end()'],
    ['two keys', 'shelves[req.body.shelf][req.body.place] = req.body.book; res.end()'],
    ['two keys, one after the other', 'const shelf = shelves[req.body.shelf]; shelf[req.body.place] = req.body.book; res.end()'],
    ['a merge of the project', 'merge(shelves, req.body); res.end()']
  ],
  silent: [
    ['one key', 'shelves[req.body.shelf] = req.body.places; res.end()'],
    ['a second key of the server', 'put(req.body.shelf, "first", req.body.book); res.end(); function put(shelf, place, book) { shelves[shelf][place] = book }'],
    ['keys that are written', '_.merge({}, { title: req.body.title }); res.end()'],
    ['assigned', 'res.json(Object.assign({}, req.body))'],
    ['another merge', 'res.json(deepmerge({}, req.body))'],
    ['a key of a list', 'if (!HOSTS.includes(req.body.shelf)) return res.end(); shelves[req.body.shelf][req.body.place] = req.body.book; res.end()'],
    ['a number', 'shelves[Number(req.body.shelf)][req.body.place] = req.body.book; res.end()'],
    ['a merge that knows better', 'mergeOwn(shelves, req.body); res.end()']
  ]
})

cases('no-unsafe-deserialization', {
  extra: { 'package.json': '{ "dependencies": { "js-yaml": "^3.13.1" } }' },
  reported: [
    ['node-serialize', 'res.json(serialize.unserialize(req.body.basket))'],
    ['from a cookie', 'res.json(serialize.unserialize(Buffer.from(req.cookies.basket, "base64").toString()))'],
    ['v8', 'res.json(v8.deserialize(Buffer.from(req.body.basket, "base64")))'],
    ['js-yaml 3', 'res.json(yaml.load(req.body.list))']
  ],
  silent: [
    ['JSON', 'res.json(JSON.parse(req.body.basket))'],
    ['safe YAML', 'res.json(yaml.safeLoad(req.body.list))']
  ]
})

test('no-unsafe-deserialization is silent on js-yaml 4', () => {
  expect(inspect('no-unsafe-deserialization', handler('res.json(yaml.load(req.body.list))', { 'package.json': '{ "dependencies": { "js-yaml": "^4.1.0" } }' }))).toEqual([])
})

cases('no-xxe', {
  reported: [['entities', 'res.send(libxml.parseXml(req.body.list, { noent: true }).toString())']],
  silent: [['no entities', 'res.json(libxml.parseXml(req.body.list).errors)'], ['off', 'res.json(libxml.parseXml(req.body.list, { noent: false }).errors)']]
})

cases('no-header-injection', {
  reported: [['a name', 'res.set(req.query.name, "1"); res.end()'], ['a policy', 'res.set("Content-Security-Policy", `img-src ${req.body.site}`); res.end()']],
  silent: [['a value', 'res.set("X-Shelf", req.query.shelf); res.end()'], ['a choice', 'res.set("Content-Security-Policy", req.query.a === "1" ? "a" : "b"); res.end()']]
})

cases('no-log-injection', {
  reported: [['a text', 'console.log("looking for " + req.query.q); res.end()'], ['a value', 'console.warn("looking for", req.query.q); res.end()']],
  silent: [['JSON', 'console.log(JSON.stringify(req.query.q)); res.end()'], ['without line breaks', 'console.log(req.query.q.replace(/[\\r\\n]/g, "")); res.end()'], ['an object', 'console.log(req.body); res.end()'], ['a number', 'console.log(Number(req.query.q)); res.end()']]
})

cases('no-unsafe-archive-extraction', {
  reported: [
    ['an entry', 'fs.createReadStream("covers.zip").pipe(unzipper.Parse()).on("entry", entry => { entry.pipe(fs.createWriteStream(path.join("covers", entry.path))) }); res.end()']
  ],
  silent: [
    ['the last part', 'fs.createReadStream("covers.zip").pipe(unzipper.Parse()).on("entry", entry => { entry.pipe(fs.createWriteStream(path.join("covers", path.basename(entry.path)))) }); res.end()'],
    ['compared', 'fs.createReadStream("covers.zip").pipe(unzipper.Parse()).on("entry", entry => { const to = path.resolve("covers", entry.path); if (!to.startsWith("covers")) return; entry.pipe(fs.createWriteStream(to)) }); res.end()']
  ]
})

cases('no-query-language-injection', {
  reported: [
    ['LDAP', 'directory.search("o=library", { filter: `(card=${req.body.card})` }, () => res.end())'],
    ['XPath', 'res.json(xpath.select(`//book[title="${req.query.title}"]`, shelves))'],
    ['GraphQL', 'res.json(await graph.request(`{ book(id: "${req.params.id}") { title } }`))']
  ],
  silent: [
    ['a number', 'res.json(xpath.select(`//book[${Number(req.query.place)}]`, shelves))'],
    ['variables', 'res.json(await graph.request("query ($id: ID!) { book(id: $id) { title } }", { id: req.params.id }))']
  ]
})
