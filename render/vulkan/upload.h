// SPDX-License-Identifier: GPL-3.0-or-later
// render/vulkan/upload.h: bytes of the CPU into buffers of the GPU, through a ring where they cannot be written directly.
#pragma once

#include "render/vulkan/barriers.h"
#include "render/vulkan/retire_queue.h"

namespace spot::vk
{

/// A piece of memory to copy.
struct UploadPiece {
    const void* data = nullptr;
    VkDeviceSize bytes = 0, to = 0; ///< `to`: offset in the buffer
};

/// Its staging memory is used again once the GPU has passed the submission. Device and memory must outlive it. [not thread-safe]
class Upload
{
public:
    Upload(const Device& device, Memory& memory) : m_device(device), m_memory(memory) {}

    /// Copies at once into mapped memory, else into the ring and records the copy. The buffer must not be in use by earlier
    /// submissions when it is mapped. `submission`: the value that these commands are going to get; `passed`: where the GPU is.
    /// Errors: NoSpace.
    Result<Done> copy(VkCommandBuffer commands, GpuBuffer& target, std::span<const UploadPiece> pieces, std::uint64_t submission, std::uint64_t passed);

private:
    Result<VkDeviceSize> reserve(VkDeviceSize bytes, std::uint64_t submission, std::uint64_t passed);

    const Device& m_device;
    Memory& m_memory;
    GpuBuffer m_ring;
    VkDeviceSize m_head = 0;
    struct InUse {
        VkDeviceSize from, to;
        std::uint64_t submission;
    };
    std::deque<InUse> m_inUse;
    RetireQueue m_retired;
};

} // namespace spot::vk
