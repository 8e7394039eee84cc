// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/card/picture_file.h: the person's logo and product pictures, read with limits; SVG without anything from outside.
#pragma once

#include <QImage>

#include <string>

namespace card
{

/// wanted   the longer side in pixels that a drawing (SVG) is made at; larger photos are shrunk to it
/// returns  premultiplied, transparent margins cut away
/// Errors: Failure INVALID_REQUEST with `field`, the file's name and the cause.
QImage readPicture(const std::string& file, const char* field, int wanted);

} // namespace card
