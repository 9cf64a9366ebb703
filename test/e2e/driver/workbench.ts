import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';

/** Milliseconds in which what a person waits for has to be there; on a busy machine VS Code alone may take many seconds to start. */
const patience = 60_000;

/** VS Code as a person sees and uses it: everything goes through the page, by mouse and keyboard. */
export class Workbench {
  readonly page: Page;
  readonly #pictures: string;
  #taken = 0;

  constructor(page: Page, pictures: string) {
    this.page = page;
    this.#pictures = pictures;
    page.setDefaultTimeout(patience);
    mkdirSync(pictures, { recursive: true });
  }

  /** Ready to be used: the window is drawn and the file list is there. */
  async opened(): Promise<void> {
    await this.page.locator('.monaco-workbench .explorer-folders-view .monaco-list-row').first().waitFor();
    const secondSideBar = this.page.locator('.part.auxiliarybar');
    if (await secondSideBar.isVisible()) {
      await this.press('Control+Alt+b');
      await secondSideBar.waitFor({ state: 'hidden' });
    }
  }

  /** Keeps a picture of this moment, named by the step and numbered in order. */
  async picture(step: string): Promise<void> {
    this.#taken += 1;
    const name = `${String(this.#taken).padStart(2, '0')}-${step.replaceAll(/[^\w]+/g, '-')}.png`;
    await this.page.screenshot({ path: path.join(this.#pictures, name) });
  }

  async press(keys: string): Promise<void> {
    await this.page.keyboard.press(keys);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 20 });
  }

  /** Runs a command by its title, as the Command Palette shows it. */
  async runCommand(title: string): Promise<void> {
    await this.press('F1');
    const input = this.quickInput();
    await input.waitFor();
    await input.fill(`>${title}`);
    await this.quickPick(title).first().click();
  }

  async openFile(name: string): Promise<void> {
    await this.press('Control+p');
    const input = this.quickInput();
    await input.waitFor();
    await input.fill(name);
    await this.page.locator(`.quick-input-list .monaco-list-row[aria-label^="${name}"]`).first().click();
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.editor().locator('.view-line').first().waitFor();
  }

  async goToLine(line: number): Promise<void> {
    await this.press('Control+g');
    const input = this.quickInput();
    await input.waitFor();
    await input.fill(`:${line}`);
    await this.press('Enter');
    await input.waitFor({ state: 'hidden' });
    // Keys that are pressed before the editor has the cursor again are lost.
    await this.editor().locator('.monaco-editor.focused').first().waitFor();
  }

  quickInput(): Locator {
    return this.page
      .locator('.quick-input-widget:visible .quick-input-box input, .quick-input-widget:visible .quick-input-filter input')
      .first();
  }

  quickPick(text: string | RegExp): Locator {
    return this.page.locator('.quick-input-widget:visible .quick-input-list .monaco-list-row').filter({ hasText: text });
  }

  /** Opens a view container by the name that its icon in the activity bar shows. */
  async openViewContainer(name: string): Promise<void> {
    await this.page.locator(`.activitybar .action-item:has(.action-label[aria-label^="${name}"])`).first().click();
  }

  /** A row of a tree view, by the text it shows. */
  treeItem(text: string | RegExp): Locator {
    return this.page.locator('.sidebar .pane-body .monaco-list-row').filter({ hasText: text }).first();
  }

  async expand(item: Locator): Promise<void> {
    await item.waitFor();
    if ((await item.getAttribute('aria-expanded')) === 'false') await item.locator('.monaco-tl-twistie').click();
    await item.and(this.page.locator('[aria-expanded="true"]')).waitFor();
  }

  /** Right-click, then a choice from the menu. */
  async chooseFromMenu(item: Locator, choice: string): Promise<void> {
    await item.click({ button: 'right' });
    await this.menuItem(choice).waitFor();
    await this.picture(`menu ${choice}`);
    await this.menuItem(choice).click();
  }

  menuItem(label: string): Locator {
    return this.page
      .locator('.monaco-menu .action-menu-item')
      .filter({ has: this.page.getByText(label, { exact: true }) })
      .first();
  }

  /** A line of the editor in front, counted among the lines that are drawn, that holds `text`. */
  line(text: string): Locator {
    return this.editor()
      .locator('.view-line')
      .filter({ hasText: nonBreaking(text) })
      .first();
  }

  editor(): Locator {
    return this.page.locator('.editor-group-container.active .editor-instance').first();
  }

  /** The hover over a word of a line. */
  async hover(lineText: string, word: string): Promise<Locator> {
    await this.word(lineText, word).hover();
    const hover = this.page.locator('.monaco-hover:visible .hover-row, .monaco-resizable-hover:visible .hover-row').first();
    await hover.waitFor();
    return hover;
  }

  word(lineText: string, word: string): Locator {
    return this.line(lineText).getByText(nonBreaking(word)).last();
  }

  /** The wavy line below what an error was found in. */
  squiggle(): Locator {
    return this.editor().locator('.squiggly-error').first();
  }

  /** Opens the menu of fixes at the cursor. Lenses and hints that come in just then close it again, as they would for a person. */
  async openQuickFix(text: string): Promise<void> {
    const fix = this.page.locator('.action-widget .monaco-list-row').filter({ hasText: text }).first();
    for (let left = 5; ; left -= 1) {
      await this.runCommand('Quick Fix...');
      try {
        await fix.waitFor({ timeout: 10_000 });
        return;
      } catch (error) {
        if (left === 1) throw error;
      }
    }
  }

  suggestion(label: string): Locator {
    return this.page.locator(`.suggest-widget.visible .monaco-list-row[aria-label^="${label}"]`).first();
  }

  codeLens(text: string | RegExp): Locator {
    return this.page.locator('.codelens-decoration').filter({ hasText: text }).first();
  }

  /** The texts of all code lenses that are drawn, from top to bottom. */
  async codeLenses(): Promise<readonly string[]> {
    return this.editor().locator('.codelens-decoration').allInnerTexts();
  }

  notification(text: string | RegExp): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item').filter({ hasText: text }).first();
  }

  async clearNotifications(): Promise<void> {
    await this.runCommand('Notifications: Clear All Notifications');
    await this.page.locator('.notifications-toasts .notification-list-item').first().waitFor({ state: 'detached' });
  }

  /** A button in the title bar of the editor in front. */
  editorAction(label: string): Locator {
    return this.page.locator(`.editor-group-container.active .editor-actions .action-label[aria-label^="${label}"]`).first();
  }

  /** What a webview of ours shows: VS Code keeps it in a frame within a frame. */
  webview(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').first().frameLocator('iframe#active-frame');
  }

  /** Texts that decorations put behind the words of the editor: they are style, and not in the document. */
  async inlineTexts(): Promise<readonly string[]> {
    return this.editor()
      .locator('.view-line span')
      .evaluateAll(spans =>
        spans.flatMap(span => {
          const content = getComputedStyle(span, '::after').content;
          return content === 'none' || content === 'normal' ? [] : [content.replace(/^"|"$/g, '')];
        }),
      );
  }

  /** The messages of the Problems view, which is closed again. */
  async problems(): Promise<readonly string[]> {
    await this.runCommand('Problems: Focus on Problems View');
    const rows = this.page.locator(
      '.markers-panel .monaco-list-row .marker-message-details-container, .markers-panel .monaco-list-row .message-details',
    );
    await rows.first().waitFor();
    const messages = await rows.allInnerTexts();
    await this.picture('problems');
    await this.runCommand('View: Hide Panel');
    return messages;
  }
}

/** The editor draws blanks as no-break spaces. */
function nonBreaking(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}
