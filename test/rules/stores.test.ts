import { describe, expect, test } from 'vitest'
import { inspect, type Files } from './inspect.ts'
import { stores } from './stores/index.ts'

const lines = (text: string): readonly string[] => text.split('\n').filter(line => line !== '')

describe.each(Object.entries(stores))('%s', (_, { head, extra, write, plain, read, chosen, injected = '', bound = '' }) => {
  const server = (body: string): Files => ({
    ...extra, 'src/server.ts': `${head}app.post('/readers', async (req, res) => {\n  ${body}\n})\napp.listen(80)\n`
  })

  // Where the table of a write is not known (MongoDB's own driver, `insert` before `into`), no column can be named.
  test.each(lines(write))('the client chooses columns: %s', body => {
    expect(inspect('no-mass-assignment', server(body))).toEqual([expect.stringMatching(/set .*`role`|chooses which columns/)])
  })
  test.each(lines(plain))('columns are named: %s', body => { expect(inspect('no-mass-assignment', server(body))).toEqual([]) })
  test.each(lines(read))('rows leave whole: %s', body => {
    expect(inspect('no-entity-response', server(body))).toEqual([expect.stringMatching(/`password_?[Hh]ash`/)])
  })
  test.each(lines(chosen))('columns are chosen: %s', body => { expect(inspect('no-entity-response', server(body))).toEqual([]) })
  test.each(lines(injected))('the client writes SQL: %s', body => {
    expect(inspect('no-sql-injection', server(body))).toEqual([expect.stringMatching(/becomes? part of the SQL text/)])
  })
  test.each(lines(bound))('values are bound: %s', body => { expect(inspect('no-sql-injection', server(body))).toEqual([]) })
})
