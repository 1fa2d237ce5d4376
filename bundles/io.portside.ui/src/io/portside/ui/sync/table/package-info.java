/** A table for as many rows as there are, and pages that take turns. UI thread; imported by the packages of the synchronise view. */
package io.portside.ui.sync.table;
