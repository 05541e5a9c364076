import { mount } from 'svelte';
import 'ticketwire/define';
import App from './app.svelte';

mount(App, { target: document.getElementById('root')! });
