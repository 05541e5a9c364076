import { describe, expect, test } from '@jest/globals';
import { isColour, isHarmless } from '../../../../web/elements/mail/safe-style.js';

describe('isHarmless', () => {
  test.each([
    ['color', 'red', true],
    ['font-size', '11pt', true],
    ['margin-left', '12px', true],
    ['border-top-color', '#dde', true],
    ['background-image', 'none', false],
    ['background-color', 'initial', false],
    ['background-color', 'url(https://evil.example/x)', false],
    ['position', 'fixed', false],
    ['margin-left', '-4000px', false],
    ['display', 'none', true],
    ['display', 'inline-block', true],
    ['display', 'table-cell', true],
    ['display', 'contents', false],
    ['display', 'flex', false],
    ['margin', '0 -5px', false],
    ['margin', '0px auto', true],
    ['text-indent', '-9999px', false],
    ['min-height', '100vh', false],
    ['width', '50dvw', false],
    ['height', '10cqh', false],
    ['height', '99999px', false],
    ['width', '1e+07px', false],
    ['width', 'calc(100% + 1px)', false],
    ['width', '640px', true],
    ['height', '100%', true],
    ['color', 'rgb(1, 2, 3)', true],
    ['background-color', 'rgba(0, 0, 0, 0.5)', true],
    ['color', 'color-mix(in srgb, red, blue)', false],
    ['color', 'light-dark(red, blue)', false],
    ['background-color', 'image-set("x" 1x)', false],
    ['white-space', 'nowrap', true],
    ['text-wrap-mode', 'nowrap', true],
    ['float', 'left', false],
    ['opacity', '0', false],
    ['transform', 'none', false],
    ['z-index', '1', false],
    ['color', 'var(--x)', false],
    ['width', 'expression(alert(1))', false],
    ['font-family', '\\75rl(x)', false],
  ])('%s: %s is %p', (name, value, expected) => {
    expect(isHarmless({ name, value })).toBe(expected);
  });

  test('colours are known', () => {
    expect(isColour({ name: 'background-color', value: '#fff' })).toBe(true);
    expect(isColour({ name: 'border-top-color', value: '#fff' })).toBe(false);
  });
});
