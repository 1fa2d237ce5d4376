package io.portside.engine.transfer;

import java.util.List;

import io.portside.engine.files.Location;

/** Copy or move {@code sources} (files or folders, all of one volume) into {@code targetFolder}. */
public record TransferRequest(List<Location> sources, Location targetFolder, boolean move) {
    public TransferRequest {
        sources = List.copyOf(sources);
    }
}
