// Plays a provider: node run.mjs amazon. Ends with standard input.
import { play } from './replay.mjs'
play((await import(`./${process.argv[2]}.mjs`)).default)
