/**
 * Data connections: opening them actively or passively, watching the control connection meanwhile, moving bytes. Not for import outside this bundle.
 */
package io.portside.ftp.data;
