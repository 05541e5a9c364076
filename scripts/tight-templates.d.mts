import type { Plugin } from 'vite';

export function tightTemplates(): Plugin;
