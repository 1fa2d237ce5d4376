/** Comparing the texts of a file that both sides have. Reading and comparing on workers, the dialog on the UI thread. */
package io.portside.ui.sync.text;
