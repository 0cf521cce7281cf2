package io.pteronimbus.query;

/** How games tell who plays. */
public enum QueryProtocol {
    /** Server list ping of Minecraft: Java Edition, 1.7 and later; TCP. */
    MINECRAFT,
    /** Valve's A2S_INFO and A2S_PLAYER; UDP. */
    A2S,
    /** {@code getstatus} of Quake III Arena and its relatives; UDP. */
    QUAKE3,
    /** What OpenTTD, 12.0 and later, tells those who ask before they join; TCP. */
    OPENTTD
}
