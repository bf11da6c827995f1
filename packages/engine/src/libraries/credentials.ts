import { connectionOf } from './connection-settings.ts'
import type { Item, Library, Port, SettingPort } from '../model/library.ts'

/** Its declarations are not among those that the tests read. */
const unread = 'named by its manual'
const called = (settings: Readonly<Record<Port, SettingPort>>): Item => ({ call: { settings } })
const made = (settings: Readonly<Record<Port, SettingPort>>): Item => ({ new: { settings } })
const undeclared = (item: Item): Item => ({ ...item, undeclared: unread })
const verified = { setting: 'tls-verification', safeSince: '0' } as const

/** Keys and passwords with which a server speaks to others in its own name. */
export const stripe: Library = {
  package: 'stripe',
  versions: '*',
  manual: 'https://docs.stripe.com/api/authentication?lang=node',
  exports: { default: { new: { settings: { 0: 'service-key' } }, call: { settings: { 0: 'service-key' }, undeclared: 'before 8' } } }
}

export const twilio: Library = {
  package: 'twilio',
  versions: '*',
  manual: 'https://www.twilio.com/docs/libraries/reference/twilio-node/',
  exports: { default: { ...called({ 1: 'service-key' }), members: { validateRequest: undeclared(called({ 0: 'service-key' })) }, undeclared: unread }, Twilio: undeclared(made({ 1: 'service-key' })) }
}

export const sendgridMail: Library = {
  package: '@sendgrid/mail',
  aliases: ['@sendgrid/client'],
  versions: '*',
  manual: 'https://github.com/sendgrid/sendgrid-nodejs/tree/main/packages/mail',
  exports: (members => ({ default: { members }, ...members }))({ setApiKey: called({ 0: 'service-key' }) })
}

/** Clients of all services take their credentials under the same names. */
export const awsSdk: Library = {
  package: 'aws-sdk',
  versions: '2 || 3',
  manual: 'https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/setting-credentials-node.html',
  options: { secretAccessKey: 'secret' },
  exports: {}
}

export const openai: Library = {
  package: 'openai',
  aliases: ['@anthropic-ai/sdk', '@google/genai', 'groq-sdk', '@mistralai/mistralai', 'cohere-ai'],
  versions: '*',
  manual: 'https://github.com/openai/openai-node#usage',
  exports: Object.fromEntries(['default', 'OpenAI', 'Anthropic', 'GoogleGenAI', 'Groq', 'Mistral', 'CohereClient'].map(name => [name, undeclared(made({ '0.apiKey': 'service-key', '0.token': 'service-key' }))]))
}

export const cloudinary: Library = {
  package: 'cloudinary',
  versions: '*',
  manual: 'https://cloudinary.com/documentation/node_integration#configuration',
  options: { api_secret: 'secret' },
  exports: {}
}

export const minio: Library = {
  package: 'minio',
  versions: '7 || 8',
  manual: 'https://min.io/docs/minio/linux/developers/javascript/API.html',
  exports: { Client: undeclared(made({ '0.secretKey': 'secret' })) }
}

export const pusher: Library = {
  package: 'pusher',
  versions: '5',
  manual: 'https://github.com/pusher/pusher-http-node#readme',
  exports: { default: undeclared(made({ '0.secret': 'secret' })) }
}

export const nodemailer: Library = {
  package: 'nodemailer',
  versions: '6 || 7 || 8 || 9 || 10',
  manual: 'https://nodemailer.com/smtp/',
  exports: (members => ({ default: { members }, ...members }))({
    createTransport: called({ 0: 'connection-url', '0.auth.pass': 'secret', '0.auth.clientSecret': 'secret', '0.tls.rejectUnauthorized': verified })
  })
}

const redisOptions = { ...connectionOf({ url: 'url', tls: 'tls' }), '1.password': 'secret', '2.password': 'secret', '1.tls.rejectUnauthorized': verified } as const

export const ioredis: Library = {
  package: 'ioredis',
  versions: '4 || 5 || 6',
  manual: 'https://github.com/redis/ioredis#connect-to-redis',
  exports: { default: made(redisOptions), Redis: made(redisOptions), Cluster: made({ '1.redisOptions.password': 'secret' }) }
}

export const redis: Library = {
  package: 'redis',
  versions: '3 || 4 || 5 || 6',
  manual: 'https://redis.io/docs/latest/develop/clients/nodejs/connect/',
  exports: (members => ({ default: { members, undeclared: 'the CommonJS value' }, ...members }))({
    createClient: called({ ...connectionOf({ url: 'url', tls: 'socket' }) })
  })
}

export const amqplib: Library = {
  package: 'amqplib',
  aliases: ['amqplib/callback_api'],
  versions: '*',
  manual: 'https://amqp-node.github.io/amqplib/channel_api.html#connect',
  exports: (members => ({ default: { members, undeclared: 'the CommonJS value' }, ...members }))({ connect: called({ 0: 'connection-url', '0.password': 'secret', '1.rejectUnauthorized': verified }) })
}

export const elasticsearch: Library = {
  package: '@elastic/elasticsearch',
  aliases: ['@opensearch-project/opensearch'],
  versions: '*',
  manual: 'https://www.elastic.co/docs/reference/elasticsearch/clients/javascript/connecting',
  exports: { Client: undeclared(made({ '0.node': 'connection-url', '0.auth.password': 'secret', '0.auth.apiKey': 'secret', '0.tls.rejectUnauthorized': verified, '0.ssl.rejectUnauthorized': verified })) }
}

export const neo4j: Library = {
  package: 'neo4j-driver',
  versions: '4 || 5 || 6',
  manual: 'https://neo4j.com/docs/javascript-manual/current/connect/',
  exports: (members => ({ default: { members, undeclared: unread }, ...members }))({ auth: undeclared({ members: { basic: undeclared(called({ 1: 'secret' })) } }) })
}
