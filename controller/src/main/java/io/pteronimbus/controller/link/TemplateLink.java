package io.pteronimbus.controller.link;

import java.util.function.Consumer;

/** Deals with what the panel says of templates. No call blocks. */
public interface TemplateLink {

    /** Another connection, on which nothing was said yet. */
    void answerTo(Consumer<ControllerFrame> connection);

    void take(PanelFrame.OfTemplates frame);
}
