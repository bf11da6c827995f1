export const PACKAGE = 'routing-controllers'
