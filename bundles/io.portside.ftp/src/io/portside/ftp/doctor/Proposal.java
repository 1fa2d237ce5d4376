package io.portside.ftp.doctor;

import java.util.OptionalInt;

import io.portside.ftp.setting.DataSettings;
import io.portside.ftp.setting.Security;

/**
 * Settings with which the site works, as far as the examination can tell; the profile's own where nothing is better.
 *
 * @param maxSessions empty: as it is
 */
public record Proposal(DataSettings data, Security security, OptionalInt maxSessions) {}
