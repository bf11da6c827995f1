import type { Library } from '../model/library.ts'
import { express } from './express.ts'
import { knex } from './knex.ts'
import { mongoose } from './mongoose.ts'
import { pgPool } from './pg-pool.ts'
import { pg } from './pg.ts'
import { prisma } from './prisma.ts'
import { sequelize } from './sequelize.ts'
import { typeorm } from './typeorm.ts'
import { zod } from './zod.ts'

/** Every package that Postern knows, by name. */
export const libraries: readonly Library[] = [
  prisma,
  express,
  knex,
  mongoose,
  pg,
  pgPool,
  sequelize,
  typeorm,
  zod
]
