/**
 * Site profiles: one readable JSON file a site, written atomically. No secrets.
 */
package io.portside.engine.profile;
