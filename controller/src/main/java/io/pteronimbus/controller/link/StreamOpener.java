package io.pteronimbus.controller.link;

/** Opens and closes what somebody wants to read along with. Neither call blocks. */
public interface StreamOpener {
    void open(PanelFrame.OpenStream request);

    void close(String streamId);
}
