package io.portside.ftp;
public final class Marker {}
