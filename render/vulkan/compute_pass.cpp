// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/vulkan/compute_pass.h"

namespace spot::vk
{

Result<ComputePass> ComputePass::make(const Device& device, std::span<const std::uint32_t> spirv, std::uint32_t bindings, std::uint32_t sets)
{
    ComputePass made;
    const VkDevice d = made.m_device = device.get();
    std::vector<VkDescriptorSetLayoutBinding> places;
    for (std::uint32_t i = 0; i < bindings; ++i) places.push_back({i, VK_DESCRIPTOR_TYPE_STORAGE_BUFFER, 1, VK_SHADER_STAGE_COMPUTE_BIT, nullptr});
    const VkDescriptorSetLayoutCreateInfo setInfo{.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_LAYOUT_CREATE_INFO, .bindingCount = bindings, .pBindings = places.data()};
    VkDescriptorSetLayout set = VK_NULL_HANDLE;
    SPOT_TRY_DONE(check(vkCreateDescriptorSetLayout(d, &setInfo, nullptr, &set), "lay out a shader's buffers"));
    made.m_setLayout = DescriptorSetLayout(d, set);

    const VkPipelineLayoutCreateInfo layoutInfo{.sType = VK_STRUCTURE_TYPE_PIPELINE_LAYOUT_CREATE_INFO, .setLayoutCount = 1, .pSetLayouts = &set};
    VkPipelineLayout layout = VK_NULL_HANDLE;
    SPOT_TRY_DONE(check(vkCreatePipelineLayout(d, &layoutInfo, nullptr, &layout), "lay out a pipeline"));
    made.m_layout = PipelineLayout(d, layout);

    const VkShaderModuleCreateInfo moduleInfo{.sType = VK_STRUCTURE_TYPE_SHADER_MODULE_CREATE_INFO, .codeSize = spirv.size_bytes(), .pCode = spirv.data()};
    VkShaderModule module = VK_NULL_HANDLE;
    SPOT_TRY_DONE(check(vkCreateShaderModule(d, &moduleInfo, nullptr, &module), "read a shader"));
    const ShaderModule owned(d, module);
    const VkComputePipelineCreateInfo info{.sType = VK_STRUCTURE_TYPE_COMPUTE_PIPELINE_CREATE_INFO,
                                           .stage = {.sType = VK_STRUCTURE_TYPE_PIPELINE_SHADER_STAGE_CREATE_INFO, .stage = VK_SHADER_STAGE_COMPUTE_BIT, .module = module, .pName = "main"},
                                           .layout = layout};
    VkPipeline pipeline = VK_NULL_HANDLE;
    SPOT_TRY_DONE(check(vkCreateComputePipelines(d, VK_NULL_HANDLE, 1, &info, nullptr, &pipeline), "make a pipeline"));
    made.m_pipeline = Pipeline(d, pipeline);

    const VkDescriptorPoolSize size{VK_DESCRIPTOR_TYPE_STORAGE_BUFFER, bindings * sets};
    const VkDescriptorPoolCreateInfo poolInfo{.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_POOL_CREATE_INFO, .maxSets = sets, .poolSizeCount = 1, .pPoolSizes = &size};
    VkDescriptorPool pool = VK_NULL_HANDLE;
    SPOT_TRY_DONE(check(vkCreateDescriptorPool(d, &poolInfo, nullptr, &pool), "make a descriptor pool"));
    made.m_pool = DescriptorPool(d, pool);
    return made;
}

void ComputePass::restart() { vkResetDescriptorPool(m_device, m_pool.get(), 0); }

Result<Done> ComputePass::dispatch(VkCommandBuffer commands, std::span<const BufferUse> buffers, VkDeviceSize offset, std::uint32_t groupsX, std::uint32_t groupsY)
{
    const VkDescriptorSetLayout layout = m_setLayout.get();
    const VkDescriptorSetAllocateInfo info{.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_ALLOCATE_INFO, .descriptorPool = m_pool.get(), .descriptorSetCount = 1, .pSetLayouts = &layout};
    VkDescriptorSet set = VK_NULL_HANDLE;
    SPOT_TRY_DONE(check(vkAllocateDescriptorSets(m_device, &info, &set), "bind a shader's buffers"));
    std::vector<VkDescriptorBufferInfo> places;
    for (const BufferUse& use : buffers) places.push_back({use.buffer->get(), 0, VK_WHOLE_SIZE});
    places.front().offset = offset;
    const VkWriteDescriptorSet write{.sType = VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET,
                                     .dstSet = set,
                                     .dstBinding = 0,
                                     .descriptorCount = static_cast<std::uint32_t>(places.size()),
                                     .descriptorType = VK_DESCRIPTOR_TYPE_STORAGE_BUFFER,
                                     .pBufferInfo = places.data()};
    vkUpdateDescriptorSets(m_device, 1, &write, 0, nullptr);
    barrier(commands, buffers);
    vkCmdBindPipeline(commands, VK_PIPELINE_BIND_POINT_COMPUTE, m_pipeline.get());
    vkCmdBindDescriptorSets(commands, VK_PIPELINE_BIND_POINT_COMPUTE, m_layout.get(), 0, 1, &set, 0, nullptr);
    vkCmdDispatch(commands, groupsX, groupsY, 1);
    return Done{};
}

} // namespace spot::vk
