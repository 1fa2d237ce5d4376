/**
 * Pairs of folders as the person sees them: the list, the editor, and a pair as it is typed. Pure values and dialogs of the
 * UI thread; files are read and written on workers. Imported by the synchronise view.
 */
package io.portside.ui.sync.pair;
