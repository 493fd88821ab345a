import { createRule } from '../src/eslint/create-rule.ts';
import { durationText } from '../src/eslint/phrases.ts';
import { visitService } from '../src/eslint/visit-service.ts';

export default createRule({
  name: 'no-naive-failure-detector',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow heartbeats so far apart that a lost one is taken for a death',
      recommended: 'strict',
      group: 'failure',
      cost: 'outage',
      pattern: 'failure detector',
    },
    schema: [],
    messages: {
      lost: '{{times}}: {{signs}} lost or late, and others take this `{{type}}` for dead while it works. {{remedy}} (pattern: failure detector).',
      late: '{{times}}: others take this `{{type}}` for dead before it says for the first time that it is alive. {{remedy}} (pattern: failure detector).',
    },
  },
  create(context) {
    return visitService(context, {
      client({ type, heartbeat }, _service, report) {
        // Absent where a time is decided elsewhere: it may well be sound.
        if (!heartbeat) return;
        const { span, interval, timeout, intervals } = heartbeat;
        if (interval.ms * intervals <= timeout.ms) return;
        const inTime = Math.ceil(timeout.ms / interval.ms) - 1;
        report(span, {
          messageId: inTime < 1 ? 'late' : 'lost',
          data: {
            type,
            times: `${told(interval)} and ${told(timeout)}`,
            signs: inTime === 1 ? 'one sign of life is' : `${String(inTime)} signs of life in a row are`,
            remedy: `Set \`${interval.option}\` to ${durationText(timeout.ms / intervals)} or less, or \`${timeout.option}\` to ${durationText(interval.ms * intervals)} or more`,
          },
        });
      },
    });
  },
});

interface Told {
  readonly option: string;
  readonly ms: number;
  readonly byDefault: boolean;
}

function told({ option, ms, byDefault }: Told): string {
  return `\`${option}\` is ${durationText(ms)}${byDefault ? ' by default' : ''}`;
}
