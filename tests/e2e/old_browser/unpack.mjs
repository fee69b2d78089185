/** Unpacks the browser of chrome-aws-lambda into the folder that is named: `node unpack.mjs FOLDER`. */
import { createReadStream, createWriteStream, mkdirSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { createBrotliDecompress } from 'node:zlib'

const packed = fileURLToPath(new URL('node_modules/chrome-aws-lambda/bin/', import.meta.url))
const folder = process.argv[2] ?? ''

mkdirSync(folder, { recursive: true })
for (const name of ['chromium', 'aws.tar']) {
  const to = createWriteStream(path.join(folder, name), { mode: 0o755 })
  await pipeline(createReadStream(path.join(packed, `${name}.br`)), createBrotliDecompress(), to)
}
