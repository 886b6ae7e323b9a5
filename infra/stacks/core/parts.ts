import type { Topic } from 'aws-cdk-lib/aws-sns'
import type { Stage } from '../../stages.ts'
import type { PostParts } from './post.ts'
import type { StoreParts } from './store.ts'

/** What every part of the pipeline builds on. */
export interface CoreParts {
  stage: Stage
  store: StoreParts
  post: PostParts
  operators: Topic
  /** What the program reads, in every function. */
  environment: Record<string, string>
}
