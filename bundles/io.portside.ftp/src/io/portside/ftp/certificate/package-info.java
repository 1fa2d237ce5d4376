/**
 * What a person is asked about a server's certificate, and the answers, as values. For everyone, windows included; any thread.
 */
package io.portside.ftp.certificate;
