// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/edit/edits.h"

namespace spot
{

Edit::Edit() = default;
Edit::Edit(const Edit&) = default;
Edit::Edit(Edit&&) noexcept = default;
Edit& Edit::operator=(const Edit&) = default;
Edit& Edit::operator=(Edit&&) noexcept = default;
Edit::~Edit() = default;

bool Edit::operator==(const Edit& other) const { return static_cast<const EditKinds&>(*this) == static_cast<const EditKinds&>(other); }

} // namespace spot
