import { describe, expect, it } from '@jest/globals';
import { MailStage } from './support/mailbox.js';
import { hasFocus, holds, replyOf } from './support/parts.js';
import { staged } from './support/stage.js';
import { htmlIn, paste, sent, writing } from './support/writing.js';

const desk = staged(new MailStage());

describe('a formatted reply', () => {
  it('is written by keys and buttons, kept over a reload and sent as HTML and as text', async () => {
    const { id, before, page, form, field } = await writing(desk, 0);
    await page.keyboard.type('Dear customer,');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+b');
    await page.keyboard.type('Important');
    await page.keyboard.press('Control+b');
    await page.keyboard.type(': restart  it.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('- one');
    await page.keyboard.press('Enter');
    await page.keyboard.type('two');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Read ');
    await page.keyboard.press('Control+k');
    const dialog = page.getByRole('dialog', { name: 'Link' });
    await dialog.waitFor();
    await page.keyboard.type('javascript:alert(1)');
    await page.keyboard.press('Enter');
    await dialog.getByText(/^A link leads to/).waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('help.example/start');
    await page.keyboard.press('Tab');
    await page.keyboard.type('our help');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await hasFocus(field);
    await page.keyboard.type('.');
    const shown = await htmlIn(field);
    expect(shown).toBe(
      '<p>Dear customer,</p><p><strong>Important</strong>: restart  it.</p>' +
        '<ul><li><p>one</p></li><li><p>two</p></li></ul>' +
        '<p>Read <a href="https://help.example/start">our help</a>.</p>',
    );
    await form.getByText('Draft kept').waitFor();
    await page.waitForTimeout(500);
    await page.reload();
    await page.getByRole('toolbar', { name: 'Formatting' }).waitFor();
    expect(await htmlIn(replyOf(page))).toBe(shown);
    await desk.hold(page, 0);
    const body = await sent(desk, form, id, before);
    expect(body).toMatchObject({
      Type: 'Html',
      HtmlBody:
        '<div>Dear customer,</div><div><strong>Important</strong>: restart&nbsp; it.</div>' +
        '<ul><li>one</li><li>two</li></ul>' +
        '<div>Read <a href="https://help.example/start">our help</a>.</div>',
      Body: 'Dear customer,\nImportant: restart it.\none\ntwo\nRead our help.',
    });
    const [got] = await desk.mail.received(1);
    expect(got!.mail.html).toContain('<strong>Important</strong>');
    await holds(replyOf(page), '');
  });

  it('that has no look is plain text, each line and blank as it was typed', async () => {
    const { id, before, page, form } = await writing(desk, 1);
    await page.keyboard.type('Hello,');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.type('  two  blanks <b>& no tag</b>');
    const body = await sent(desk, form, id, before);
    expect(body).toMatchObject({
      Type: 'Plain',
      Body: 'Hello,\n\n  two  blanks <b>& no tag</b>',
    });
    expect(body.HtmlBody ?? '').toBe('');
    await desk.mail.received(1);
  });

  it('has buttons that one reaches by arrows, and that say what is on', async () => {
    const { page, field } = await writing(desk, 2);
    await page.keyboard.type('word');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Tab');
    const bar = page.getByRole('toolbar', { name: 'Formatting' });
    const bold = bar.getByRole('button', { name: 'Bold' });
    await hasFocus(bold);
    await page.keyboard.press('ArrowRight');
    await hasFocus(bar.getByRole('button', { name: 'Italic' }));
    await page.keyboard.press('End');
    await hasFocus(bar.getByRole('button', { name: 'Canned replies' }));
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await hasFocus(field);
    expect(await htmlIn(field)).toBe('<p><strong>word</strong></p>');
    expect(await bold.getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('Control+Shift+7');
    expect(await htmlIn(field)).toBe('<ol><li><p><strong>word</strong></p></li></ol>');
    await page.keyboard.press('Control+Shift+8');
    expect(await htmlIn(field)).toBe('<ul><li><p><strong>word</strong></p></li></ul>');
    await page.keyboard.press('Control+Shift+8');
    await page.keyboard.press('Control+Shift+9');
    await page.keyboard.press('Control+i');
    expect(await htmlIn(field)).toBe(
      '<blockquote><p><strong><em>word</em></strong></p></blockquote>',
    );
    for (let times = 0; times < 6; times += 1) await page.keyboard.press('Control+z');
    expect(await htmlIn(field)).toBe('<p></p>');
  });

  it('keeps what is typed while its editor is on its way, and the cursor', async () => {
    const id = await desk.stage.open(3);
    const { page } = await desk.compose(id);
    let go = (): void => undefined;
    const held = new Promise<void>((done) => (go = done));
    await page.route('**/assets/rich-*.js', async (route) => {
      await held;
      await route.continue();
    });
    await replyOf(page).click();
    await page.keyboard.type('first last');
    for (let times = 0; times < 5; times += 1) await page.keyboard.press('ArrowLeft');
    expect(await page.getByRole('toolbar', { name: 'Formatting' }).count()).toBe(0);
    go();
    await page.getByRole('toolbar', { name: 'Formatting' }).waitFor();
    await page.keyboard.type(' and');
    await holds(replyOf(page), 'first and last');
  });

  it('waits with its editor until letters of several keys are whole', async () => {
    const id = await desk.stage.open(15);
    const { page } = await desk.compose(id);
    let go = (): void => undefined;
    const held = new Promise<void>((done) => (go = done));
    await page.route('**/assets/rich-*.js', async (route) => {
      await held;
      await route.continue();
    });
    await replyOf(page).click();
    await page.keyboard.type('a');
    const protocol = await page.context().newCDPSession(page);
    const composition = { text: 'に', selectionStart: 1, selectionEnd: 1 };
    await protocol.send('Input.imeSetComposition', composition);
    go();
    await page.waitForTimeout(500);
    expect(await page.getByRole('toolbar', { name: 'Formatting' }).count()).toBe(0);
    await protocol.send('Input.insertText', { text: '日' });
    await page.getByRole('toolbar', { name: 'Formatting' }).waitFor();
    await page.keyboard.type('b');
    await holds(replyOf(page), 'a日b');
  });

  it('keeps its looks where it is written on before its editor is there', async () => {
    const { page, field } = await writing(desk, 14);
    await page.keyboard.press('Control+b');
    await page.keyboard.type('Bold');
    await page.keyboard.press('Control+b');
    await page.keyboard.type(' end');
    await page.waitForTimeout(500);
    let go = (): void => undefined;
    const held = new Promise<void>((done) => (go = done));
    await page.route('**/assets/rich-*.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.reload();
    await holds(field, 'Bold end');
    await field.press('End');
    await page.keyboard.type(' and more');
    go();
    await page.getByRole('toolbar', { name: 'Formatting' }).waitFor();
    expect(await htmlIn(field)).toBe('<p><strong>Bold</strong> end and more</p>');
    await page.keyboard.type('.');
    await holds(field, 'Bold end and more.');
  });

  it('is written in a plain field where its editor cannot be loaded', async () => {
    const id = await desk.stage.open(4);
    const before = (await desk.messages(id)).length;
    const { page, form } = await desk.compose(id);
    await page.route('**/assets/rich-*.js', (route) => route.abort());
    await replyOf(page).click();
    await page.keyboard.type('Still here');
    await page.waitForTimeout(300);
    await holds(page.locator('textarea').first(), 'Still here');
    const body = await sent(desk, form, id, before);
    expect(body).toMatchObject({ Type: 'Plain', Body: 'Still here' });
    await desk.mail.received(1);
  });
});

describe('what is pasted', () => {
  it('from Word keeps its structure and loses its looks', async () => {
    const { page, field } = await writing(desk, 5);
    await paste(
      field,
      `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head>
      <body><!--StartFragment-->
      <h1 style="color:#2F5496">Report</h1>
      <p class=MsoNormal style="margin:0"><span style="font-size:14.0pt;font-family:Calibri;color:red">Some <b>bold</b> words<o:p></o:p></span></p>
      <p class=MsoListParagraphCxSpFirst style="text-indent:-18.0pt;mso-list:l0 level1 lfo1"><![if !supportLists]><span style="mso-list:Ignore">·<span style="font:7.0pt">&nbsp;&nbsp; </span></span><![endif]>First<o:p></o:p></p>
      <p class=MsoListParagraphCxSpLast style="text-indent:-18.0pt;mso-list:l0 level1 lfo1"><![if !supportLists]><span style="mso-list:Ignore">·<span style="font:7.0pt">&nbsp;&nbsp; </span></span><![endif]>Second<o:p></o:p></p>
      <table class=MsoTableGrid border=1><tr><td width=100 style="border:solid"><p class=MsoNormal>A</p></td><td><p class=MsoNormal>B</p></td></tr></table>
      <!--EndFragment--></body></html>`,
      'Report',
    );
    await field.getByText('Second').waitFor();
    expect(await htmlIn(field)).toBe(
      '<p><strong>Report</strong></p><p></p><p>Some <strong>bold</strong> words</p>' +
        '<ul><li><p>First</p></li><li><p>Second</p></li></ul>' +
        '<table><tbody><tr><td><p>A</p></td><td><p>B</p></td></tr></tbody></table><p></p>',
    );
    await page.keyboard.type('after');
    expect(await htmlIn(field)).toMatch(/<\/table><p>after<\/p>$/);
  });

  it('from anywhere runs nothing, loads nothing and leaves no trace', async () => {
    const { id, before, page, form, field } = await writing(desk, 6);
    await page.keyboard.type('Safe: ');
    await paste(
      field,
      `<meta charset="utf-8"><p data-pm-slice="1 1 []" onclick="alert(1)" style="position:fixed">one
      <script>window.hurt = 1</script><img src="https://evil.example/x.png" onerror="window.hurt = 1">
      <img src=x onerror="window.hurt = 1"><img src="cid:unknown@x">
      <a href="javascript:window.hurt=1">two</a> <a href="https://good.example/?a=1&b=2" target=x>three</a>
      <svg onload="window.hurt=1"><style>*{display:none}</style></svg><iframe src="https://evil.example"></iframe>
      <form action="https://evil.example"><input name=a><button>four</button></form></p>`,
    );
    await field.getByText('three').waitFor();
    await paste(
      field,
      `<p>five<img src=x onerror="window.hurt = 1"><a href=" java\nscript:alert(1)">six</a><math><mi//xlink:href="data:x,<script>alert(4)</script>"></p>`,
    );
    await field.getByText('five').waitFor();
    const html = await field.evaluate((element) => element.innerHTML);
    expect(html).not.toMatch(/script|onerror|onclick|onload|evil|style=|iframe|svg|input|unknown/);
    expect(html).toContain('href="https://good.example/?a=1&amp;b=2"');
    expect(await page.evaluate(() => 'hurt' in globalThis)).toBe(false);
    const body = await sent(desk, form, id, before);
    expect(body.HtmlBody).not.toMatch(/script|onerror|evil|style|iframe|svg|input/);
    expect(body.HtmlBody).toContain('<a href="https://good.example/?a=1&amp;b=2">three</a>');
    await desk.mail.received(1);
  });

  it('as a picture stands in the text, goes with the mail and out of both', async () => {
    const { id, before, page, form, field } = await writing(desk, 7);
    await page.keyboard.type('Look: ');
    const picture = async (): Promise<void> =>
      field.evaluate(async (element) => {
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = 3;
        const blob = await new Promise<Blob>((done) => canvas.toBlob((made) => done(made!)));
        const clipboardData = new DataTransfer();
        clipboardData.items.add(new File([blob], 'shot.png', { type: 'image/png' }));
        const init = { clipboardData, bubbles: true, cancelable: true, composed: true };
        element.dispatchEvent(new ClipboardEvent('paste', init));
      });
    await picture();
    const files = form.getByRole('list', { name: 'Files to attach' });
    await files.getByText('shot.png').waitFor();
    await files.getByText('Uploaded', { exact: true }).waitFor();
    await field.locator('img[src^="data:image/png"]').waitFor();
    // What follows at once is undone together.
    await page.waitForTimeout(600);
    await page.keyboard.press('Backspace');
    await files.getByText('shot.png').waitFor({ state: 'hidden' });
    await page.keyboard.press('Control+z');
    await files.getByText('shot.png').waitFor();
    await page.waitForTimeout(500);
    await page.reload();
    await replyOf(page).locator('img[src^="data:image/png"]').waitFor();
    await desk.hold(page, 0);
    const body = await sent(desk, form, id, before);
    expect(body.HtmlBody).toMatch(
      /^<div>Look: <img src="cid:[\w-]+@ticketwire" alt="shot.png"><\/div>$/,
    );
    const [got] = await desk.mail.received(1);
    const [file] = got!.mail.attachments;
    expect(file).toMatchObject({ filename: 'shot.png', related: true });
    expect(body.HtmlBody).toContain(`cid:${file!.cid!}`);
  });
});
