/**
 * The line at the bottom of the window: short messages, and file operations under way with their cancel button. UI thread.
 */
package io.portside.ui.status;
