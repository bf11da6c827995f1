import type { Store } from './store.ts'

/** mongoose. */
export const mongoose: Store = {
  head: `import express from 'express'
import mongoose from 'mongoose'
const Reader = mongoose.model('Reader', new mongoose.Schema({ name: String, role: String, passwordHash: String }))
const app = express()
app.use(express.json())
`,
  write: `
await Reader.create(req.body)
await new Reader(req.body).save()
await Reader.findByIdAndUpdate("1", req.body)
await Reader.findByIdAndUpdate("1", { $set: req.body })
await Reader.updateOne({ _id: "1" }, { ...req.body })
const reader = await Reader.findById("1"); reader!.set(req.body); await reader!.save()
const reader = await Reader.findById("1"); Object.assign(reader!, req.body); await reader!.save()
await Reader.insertMany(req.body)
await Reader.findOneAndReplace({ _id: "1" }, req.body)
`,
  plain: `
await Reader.create({ name: req.body.name })
await Reader.findByIdAndUpdate("1", { $set: { name: req.body.name } })
const reader = await Reader.findById("1"); reader!.name = req.body.name; await reader!.save()
`,
  read: `
res.json(await Reader.find())
res.json(await Reader.findById("1").lean())
const reader = await Reader.findById("1"); res.json(reader!.toObject())
res.json(await Reader.findByIdAndUpdate("1", { name: "x" }))
res.json(await Reader.create({ name: "x" }))
const reader = await new Reader({ name: "x" }).save(); res.json(reader)
Reader.find().exec().then(all => res.json(all))
`,
  chosen: `
res.json(await Reader.find().select('name'))
res.json(await Reader.find().select('-passwordHash').lean())
res.json(await Reader.find({}, 'name'))
res.json(await Reader.find({}, { passwordHash: 0 }))
res.json(await Reader.countDocuments())
const reader = await Reader.findById("1"); res.json({ name: reader!.name })
`
}

/** mongodb. */
export const mongodb: Store = {
  head: `import express from 'express'
import { MongoClient } from 'mongodb'
interface Reader { name: string, role: string, passwordHash: string }
const client = new MongoClient('mongodb://db')
const readers = client.db().collection<Reader>('readers')
const app = express()
app.use(express.json())
`,
  write: `
await readers.insertOne(req.body)
await readers.updateOne({ name: "x" }, { $set: req.body })
await readers.replaceOne({ name: "x" }, req.body)
await readers.findOneAndUpdate({ name: "x" }, { $set: { ...req.body } })
`,
  plain: `
await readers.insertOne({ name: req.body.name, role: "member", passwordHash: "" })
await readers.updateOne({ name: "x" }, { $set: { name: req.body.name } })
`,
  read: '',
  chosen: `
res.json(await readers.find({}, { projection: { name: 1 } }).toArray())
res.json(await readers.find().project({ name: 1 }).toArray())
`
}
