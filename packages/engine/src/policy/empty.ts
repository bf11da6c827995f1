import type { Policy } from '../model/index.ts'

/** The policy of a project without a `postern.json`. */
export const emptyPolicy: Policy = {
  public: [],
  guards: [],
  sensitive: [],
  notSensitive: [],
  privileged: [],
  notPrivileged: [],
  rules: {},
  ignore: [],
  libraries: [],
  gateway: null
}
