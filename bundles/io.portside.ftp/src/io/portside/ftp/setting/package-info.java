/**
 * What a person can set about a site, as values: routes, TLS, proxy, transfers. No secret is in here. For everyone, profiles and windows included; any thread.
 */
package io.portside.ftp.setting;
