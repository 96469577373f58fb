/** Which kinds of clause a question is about, and how sure a specialist is that a passage is one of them. */
import type { LabelScores } from '../../contract/finding.ts';
import { askedTopics, topicGain } from '../../core/index/prefer-topics.ts';
import { topicMatcher } from '../../core/index/topics-of-question.ts';

/** For one question: how surely a passage is of the kind that it names, in [0, 1]. Null when it names none. */
export type TopicReader = (terms: readonly string[]) => ((text: string) => number) | null;

/** `topics`: words by label of the head; `scores`: the head over one passage. */
export function topicReader(
  topics: Readonly<Record<string, string>>,
  scores: (text: string) => LabelScores['alternatives'],
): TopicReader {
  const match = topicMatcher(topics);
  return (terms) => {
    const asked = askedTopics(match(terms));
    if (asked.length === 0) return null;
    return (text) => {
      const byLabel = new Map(scores(text).map(({ label, probability }) => [label, probability]));
      return topicGain(asked, (topic) => byLabel.get(topic) ?? 0);
    };
  };
}
