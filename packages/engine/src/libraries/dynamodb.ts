import type { Input, Item, Library } from '../model/library.ts'

const put: Input = { kind: 'write', entity: '0.TableName', operation: 'create' }
const command = (inputs: Readonly<Record<string, Input>>): Item => ({ new: { inputs } })

/**
 * Commands of DynamoDB's document client. A table has no columns but its keys, so that of what is written only its openness is known; update
 * expressions name attributes one by one.
 */
export const dynamodb: Library = {
  package: '@aws-sdk/lib-dynamodb',
  versions: '3',
  manual: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/Package/-aws-sdk-lib-dynamodb/',
  exports: {
    PutCommand: command({ '0.Item': put }),
    TransactWriteCommand: command({ '0.TransactItems[].Put.Item': { kind: 'write', operation: 'create' } }),
    DeleteCommand: command({ '0.Key': { kind: 'filter', entity: '0.TableName', operation: 'delete' } }),
    GetCommand: command({ '0.Key': { kind: 'filter', entity: '0.TableName', operation: 'read' } })
  }
}
