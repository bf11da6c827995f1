/** A bookshop whose answers any page may read, with the cookies of whoever is signed in: on line 5. */
export const openShop = {
  'package.json': '{ "name": "bookshop", "dependencies": { "cors": "^2.8.0", "express": "^5.0.0" } }\n',
  'src/app.ts': `import cors from 'cors'
import express from 'express'

export const app = express()
app.use(cors({ origin: true, credentials: true }))
app.get('/books', (req, res) => { res.set('X-Content-Type-Options', 'nosniff').json([]) })
app.listen(3000)
`
} as const
