/**
 * Questions and their dialogs. {@link io.portside.ui.prompt.PromptService} answers the engine's ports: asked on worker
 * threads, it shows one dialog at a time on the UI thread and lets the worker wait, never the other way round. The
 * dialogs themselves are for handlers too, on the UI thread.
 */
package io.portside.ui.prompt;
