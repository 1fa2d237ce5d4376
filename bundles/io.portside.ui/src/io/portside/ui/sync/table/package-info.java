/** A table for as many rows as there are. UI thread; imported by the packages of the synchronise view. */
package io.portside.ui.sync.table;
