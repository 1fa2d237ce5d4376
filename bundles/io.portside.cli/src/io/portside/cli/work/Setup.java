package io.portside.cli.work;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

import io.portside.cli.terminal.Surroundings;
import io.portside.engine.profile.SiteSource;
import io.portside.ftp.cancel.CancelToken;

/**
 * What a run is given.
 *
 * @param stateFolder sites, passwords and known routes, the same as the window's
 * @param sources     asked only when sites are wanted
 * @param cancel      the person's wish to stop
 */
public record Setup(Surroundings around, Path stateFolder, Supplier<List<SiteSource>> sources, CancelToken cancel) {}
