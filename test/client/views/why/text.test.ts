import { describe, expect, it } from 'vitest';
import { chainOf } from '../../../../client/src/monitoring/chain/chain.ts';
import { whyText } from '../../../../client/src/views/why/text.ts';
import { evidence, known, monitor, unscraped } from '../../../support/chainWorld.ts';

const subject = { context: 'minikube', namespace: 'shop', service: 'cart', server: 'local' };

describe('the document on a Service', () => {
  it('has each link with what was seen', () => {
    const { text, fixes } = whyText(subject, chainOf(evidence()));
    expect(text).toBe(`# shop/cart is monitored

Context minikube, Prometheus local.

## ✓ Exposed: does a port answer with metrics?

- Prometheus reads metrics at http://10.244.0.7:8080/metrics.

## ✓ Selected: by which job, monitor or annotation?

- The ServiceMonitor shop/cart selects it, and Prometheus monitoring/k8s takes that.

## ✓ Discovered: does Prometheus find its pods?

- Prometheus has 1 target of it, in serviceMonitor/shop/cart/0.

## ✓ Scraped: are its targets up?

- 1 of 1 targets up.
`);
    expect(fixes).toEqual([]);
  });

  it('offers what mends a broken link on the line of its sentence', () => {
    const { text, fixes } = whyText(subject, chainOf(unscraped({ monitors: known([monitor({ labels: {} })]) })));
    const [fix] = fixes;
    expect(text.split('\n')[0]).toBe('# Why is shop/cart not monitored?');
    expect(text.split('\n')[fix?.line ?? 0]).toBe(
      '- **Prometheus monitoring/k8s takes only a ServiceMonitor with release=kps, and cart has no labels.**',
    );
    expect(fix?.fix.title).toBe('Label ServiceMonitor cart with release=kps');
  });

  it('says what it may not know', () => {
    const blind = unscraped({ targets: { kind: 'unknown', message: 'Nothing listens there.' }, monitors: known([]) });
    const { text } = whyText({ context: 'minikube', namespace: 'shop', service: 'cart' }, chainOf(blind));
    expect(text).toContain('no Prometheus connected');
    expect(text).toContain('## ? (not known) Discovered: does Prometheus find its pods?\n\n- Nothing listens there.');
  });
});
