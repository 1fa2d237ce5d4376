/**
 * The preview of a synchronisation: which rows are shown of a plan (pure, computed on workers), and the table, the details
 * and the warnings that show them (UI thread). Imported by the synchronise view only.
 */
package io.portside.ui.sync.preview;
