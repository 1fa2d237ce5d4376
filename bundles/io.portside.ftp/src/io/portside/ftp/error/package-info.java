/**
 * What can go wrong, as types that carry facts and never user-visible wording or secrets. Anyone may import it.
 */
package io.portside.ftp.error;
