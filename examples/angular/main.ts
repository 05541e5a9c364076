// Angular's own libraries are finished by the compiler where no Angular CLI has done that.
import '@angular/compiler';
import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app.js';

void bootstrapApplication(App);
